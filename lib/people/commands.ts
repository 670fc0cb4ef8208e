import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { people } from "@/db/schema";
import { audit } from "@/lib/audit/commands";
import { type AuditAction, INSTALLATION } from "@/lib/audit/constants";
import type { Viewer } from "@/lib/auth/viewer";
import { authorize, runCommand, waitForTwin } from "@/lib/command";
import { conflict, notFound, type Outcome, Refusal } from "@/lib/errors";
import { makeLink, type MadeLink } from "@/lib/people/account-links";
import {
  type Account,
  addAccount,
  auditedAccount,
  changeAccount,
  endSessionsOf,
  findAccount,
  lockAccounts,
} from "@/lib/people/account-store";
import type { Language } from "@/lib/people/constants";
import { isReachedByOthers } from "@/lib/people/reachable";
import type {
  ChooseDigestInput,
  EditPersonInput,
  InvitePersonInput,
  PersonInput,
  SetPersonActiveInput,
} from "@/lib/people/schemas";

/** Keeps the language that somebody chose for their own account. Everybody may. */
export function chooseLanguage(viewer: Viewer, language: Language): Promise<Outcome<null>> {
  return runCommand(viewer, async (tx) => {
    await tx.update(people).set({ language }).where(eq(people.id, viewer.personId));
    await audit(tx, {
      chain: INSTALLATION,
      action: "person.language",
      entity: "person",
      entityId: viewer.personId,
      before: { language: viewer.language },
      after: { language },
    });
    return null;
  });
}

/** Keeps whether somebody wants the daily digest of their own notices. Everybody may choose. */
export function chooseDigest(viewer: Viewer, input: ChooseDigestInput): Promise<Outcome<null>> {
  return runCommand(viewer, async (tx) => {
    const digest = input.digest === "on";
    await tx.update(people).set({ digest }).where(eq(people.id, viewer.personId));
    await audit(tx, {
      chain: INSTALLATION,
      action: "person.digest",
      entity: "person",
      entityId: viewer.personId,
      before: { digest: !digest },
      after: { digest },
    });
    return null;
  });
}

/** Whom a link was made for; null when the same was sent before, since a link is told once. */
export interface Invited {
  account: Account;
  link: MadeLink | null;
}

/**
 * Adds an account and makes the link with which its person chooses a password. Sent twice with the same request key, it is added
 * once. Fails with `forbidden`, `refused` (the address is taken, or the partners do not go with the role).
 */
export function invitePerson(viewer: Viewer, input: InvitePersonInput): Promise<Outcome<Invited>> {
  return runCommand(viewer, async (tx) => {
    authorize(viewer, "people.manage");
    await waitForTwin(tx, input.requestKey);
    const repeated = await findAccount(tx, { requestKey: input.requestKey });
    if (repeated !== null) return { account: repeated, link: null };
    await lockAccounts(tx);
    const account = await addAccount(tx, input);
    const link = await makeLink(tx, account.id);
    await auditAccount(tx, "person.invite", null, account);
    return { account, link };
  });
}

/**
 * Gives an account another name, role or partners, over the version that was read. A new role ends its sessions. Fails with
 * `forbidden`, `not_found`, `conflict`, `refused` (nobody could administer any more, or the partners do not go with the role).
 */
export function editPerson(viewer: Viewer, input: EditPersonInput): Promise<Outcome<{ id: string }>> {
  return changePerson(viewer, input, "person.edit", ({ name, role, partners }) => ({ name, role, partners }));
}

/**
 * Closes an account, which ends its sessions, or opens it again. Fails with `forbidden`, `not_found`, `conflict`, `refused` (nobody
 * could administer any more, or the account is one of the demonstration and others than this machine reach the site).
 */
export function setPersonActive(
  viewer: Viewer,
  input: SetPersonActiveInput,
): Promise<Outcome<{ id: string }>> {
  const active = input.active === "yes";
  return changePerson(viewer, input, active ? "person.reactivate" : "person.deactivate", (_input, before) => {
    if (active) refuseOpenDemonstration(before);
    return { active };
  });
}

/** Ends every open session of a person. Fails with `forbidden`, `not_found`. */
export function endSessions(viewer: Viewer, { personId }: PersonInput): Promise<Outcome<{ id: string }>> {
  return runCommand(viewer, async (tx) => {
    authorize(viewer, "people.manage");
    const { id } = await readAccount(tx, personId);
    const sessions = await endSessionsOf(tx, id);
    const [before, after] = [{ sessions }, { sessions: 0 }];
    await audit(tx, {
      chain: INSTALLATION,
      action: "person.end_sessions",
      entity: "person",
      entityId: id,
      before,
      after,
    });
    return { id };
  });
}

/**
 * Makes a link with which a person chooses a password, in place of the one before; sessions and password stay as they are until it is
 * used. Fails with `forbidden`, `not_found`, `refused` (the account is closed, or one of the demonstration that others could reach).
 */
export function makePasswordLink(viewer: Viewer, { personId }: PersonInput): Promise<Outcome<Invited>> {
  return runCommand(viewer, async (tx) => {
    authorize(viewer, "people.manage");
    const account = await readAccount(tx, personId);
    refuseOpenDemonstration(account);
    const link = await makeLink(tx, account.id);
    await audit(tx, {
      chain: INSTALLATION,
      action: "person.link",
      entity: "person",
      entityId: account.id,
      before: null,
      after: { kind: link.kind, validUntil: link.expiresAt },
    });
    return { account, link };
  });
}

function changePerson<Input extends { personId: string; version: number }>(
  viewer: Viewer,
  input: Input,
  action: AuditAction,
  wish: (input: Input, before: Account) => Parameters<typeof changeAccount>[2],
): Promise<Outcome<{ id: string }>> {
  return runCommand(viewer, async (tx) => {
    authorize(viewer, "people.manage");
    await lockAccounts(tx);
    const before = await readAccount(tx, input.personId);
    if (before.version !== input.version) throw conflict();
    const after = await changeAccount(tx, before, wish(input, before));
    await auditAccount(tx, action, before, after);
    return { id: after.id };
  });
}

async function readAccount(tx: Transaction, id: string): Promise<Account> {
  const account = await findAccount(tx, { id });
  if (account === null) throw notFound();
  return account;
}

/** The password of these accounts is published: where others reach the site, they stay closed. */
function refuseOpenDemonstration({ isDemonstration }: Account): void {
  if (isDemonstration && isReachedByOthers()) throw new Refusal("refused", "person.of_demonstration");
}

function auditAccount(tx: Transaction, action: AuditAction, before: Account | null, after: Account) {
  return audit(tx, {
    chain: INSTALLATION,
    action,
    entity: "person",
    entityId: after.id,
    before: before && auditedAccount(before),
    after: auditedAccount(after),
  });
}
