"use server";

import type { FormState, FormValues } from "@/lib/forms/constants";
import { runForm } from "@/lib/forms/run-form";
import {
  editPerson,
  endSessions,
  type Invited,
  invitePerson,
  makePasswordLink,
  setPersonActive,
} from "@/lib/people/commands";
import { handOver } from "@/lib/people/handover";
import { getAccount } from "@/lib/people/queries";
import {
  editPersonSchema,
  invitePersonSchema,
  personSchema,
  setPersonActiveSchema,
} from "@/lib/people/schemas";

/** Mails the link, or shows it this once. */
async function answerOf({ account, link }: Invited): Promise<{ shown: FormValues }> {
  const { id: personId, email } = account;
  if (link === null) return { shown: { personId, email } };
  const until = link.expiresAt.toISOString();
  return { shown: { personId, email, until, ...(await handOver(account, link)) } };
}

export async function invitePersonAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "person.invite",
    schema: invitePersonSchema,
    lists: ["partners"],
    run: invitePerson,
    next: answerOf,
  });
}

export async function makePasswordLinkAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "person.link",
    schema: personSchema,
    run: makePasswordLink,
    next: answerOf,
  });
}

export async function editPersonAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "person.edit",
    schema: editPersonSchema,
    lists: ["partners"],
    run: editPerson,
    next: ({ id }) => `/admin/people/${id}?done=edited`,
    newer: async (viewer, { personId }) => {
      const stored = await getAccount(viewer, personId);
      if (stored === null) return null;
      const { name, role, partners, version } = stored;
      return { name, role, partners: partners.join(", "), version: String(version) };
    },
  });
}

export async function setPersonActiveAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "person.active",
    schema: setPersonActiveSchema,
    run: setPersonActive,
    next: ({ id }, { active }) => `/admin/people/${id}?done=${active === "yes" ? "opened" : "closed"}`,
  });
}

export async function endSessionsAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "person.end_sessions",
    schema: personSchema,
    run: endSessions,
    next: ({ id }) => `/admin/people/${id}?done=ended`,
  });
}
