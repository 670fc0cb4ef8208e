import { randomUUID } from "node:crypto";

import { afterAll, beforeAll, expect, test, vi } from "vitest";

import { newPerson } from "@/db/testing/factories";
import { withSettings } from "@/db/testing/own-settings";
import type { Viewer } from "@/lib/auth/viewer";
import { getAccountOfLink, type MadeLink } from "@/lib/people/account-links";
import type { Account } from "@/lib/people/account-store";
import { type Invited, invitePerson } from "@/lib/people/commands";
import type { HandedOver } from "@/lib/people/handover";
import { type Mailbox, startMailbox } from "@/scripts/testing/mailbox";

let box: Mailbox;
let admin: Viewer;
beforeAll(async () => {
  box = await startMailbox();
  admin = await newPerson("admin");
});
afterAll(() => box.stop());

const mailing = (server = box.url) => ({ SMTP_URL: server, MAIL_FROM: "tracker@example.org" });

/** Hands the link over on a server of these settings. */
function handOverWith(
  settings: Record<string, string>,
  account: Account,
  link: MadeLink,
): Promise<HandedOver> {
  return withSettings({ NEXTAUTH_URL: "https://tracker.example.org", ...settings }, async () =>
    (await import("@/lib/people/handover")).handOver(account, link),
  );
}

async function invite(language: "en" | "fr", name = "Kim Hartley"): Promise<Required<Invited>> {
  const email = `${randomUUID()}@example.org`;
  const input = {
    requestKey: randomUUID(),
    name,
    email,
    role: "analyst",
    language,
    partners: ["GEO"],
  } as const;
  const outcome = await invitePerson(admin, { ...input, partners: [...input.partners] });
  if (!outcome.ok) throw new Error(outcome.failure.messageKey);
  return outcome.value;
}

const linkIn = (text: string) =>
  /https:\/\/tracker\.example\.org\/invitation\/([\w-]{43})/.exec(text)?.[1] ?? "";

test.each([
  ["en", "Your account: choose a password", /as Analyst\./, /once, until/],
  ["fr", "Votre compte\u202f: choisissez un mot de passe", /Analyste\./, /une seule fois, jusqu’au/],
] as const)(
  "the link of an invitation is mailed in its reader's language: %s",
  async (language, subject, role, until) => {
    const { account, link } = await invite(language, "Kim <b>Hartley</b>");
    if (link === null) throw new Error("no link");
    expect(await handOverWith(mailing(), account, link)).toEqual({ how: "mailed" });
    const [mail, ...others] = await box.mailsTo(account.email);
    expect(others).toEqual([]);
    expect(mail?.subject).toBe(subject);
    for (const part of [mail?.text ?? "", String(mail?.html)]) {
      expect(linkIn(part)).toBe(link.token);
      expect(part).toMatch(role);
      expect(part).toMatch(until);
    }
    expect(String(mail?.html)).toContain("Kim &lt;b&gt;Hartley&lt;/b&gt;");
    expect(String(mail?.html)).toContain(`lang="${language}"`);
    expect(mail?.headers.has("list")).toBe(false);
    expect(await getAccountOfLink(linkIn(mail?.text ?? ""))).toMatchObject({ email: account.email });
  },
);

test("without a mail server the link is shown, and to an account of the demonstration nothing is mailed", async () => {
  const { account, link } = await invite("en");
  if (link === null) throw new Error("no link");
  const url = `https://tracker.example.org/invitation/${link.token}`;
  const shown = { how: "shown", why: "no_mail_server", url };
  expect(await handOverWith({ SMTP_URL: "" }, account, link)).toEqual(shown);
  expect(await handOverWith(mailing(), { ...account, isDemonstration: true }, link)).toEqual(shown);
  expect(await box.mailsTo(account.email)).toEqual([]);
});

test("an address that the server refuses, and a server that cannot be reached, leave the link to be shown", async () => {
  const said: string[] = [];
  const spoken = vi.spyOn(process.stderr, "write").mockImplementation((text) => said.push(String(text)) > 0);
  const { account, link } = await invite("en");
  if (link === null) throw new Error("no link");
  box.refusals.set(account.email, 550);
  expect(await handOverWith(mailing(), account, link)).toMatchObject({ how: "shown", why: "refused" });
  const down = mailing("smtp://localhost:9");
  expect(await handOverWith(down, account, link)).toMatchObject({ how: "shown", why: "failed" });
  spoken.mockRestore();
  expect(said.join("")).toMatch(/^A link to an account was not mailed: the mail server localhost:9 .*\n$/);
  expect(said.join("")).not.toContain(account.email);
  expect(said.join("")).not.toContain(link.token);
});
