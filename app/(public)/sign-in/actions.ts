"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { safeReturnPath } from "@/lib/auth/return-path";
import { addressOf, senderOf } from "@/lib/auth/sender";
import { keepSessionCookie } from "@/lib/auth/session";
import { resolveSession } from "@/lib/people/sessions";
import { credentialsSchema, signIn } from "@/lib/people/sign-in";
import { getStartAddress } from "@/lib/saved-views/queries";
import type { SignInState } from "./sign-in-state";

const typed = z.string().catch("");

/** Opens a session and leads to the page that was asked for, or to the one that this person begins with; otherwise says why not, with the email as typed. */
export async function signInAction(before: SignInState, form: FormData): Promise<SignInState> {
  const again = (fault: SignInState["fault"]): SignInState => ({
    attempt: before.attempt + 1,
    email: typed.parse(form.get("email")).slice(0, 254),
    fault,
  });
  const credentials = credentialsSchema.safeParse({
    email: form.get("email"),
    password: form.get("password"),
  });
  if (!credentials.success) return again({ kind: "missing" });

  const sent = await headers();
  const outcome = await signIn(credentials.data, addressOf(sent.get("x-forwarded-for")), senderOf(sent));
  if (outcome.ok) {
    await keepSessionCookie(outcome.token);
    const asked = safeReturnPath(typed.parse(form.get("next")));
    const viewer = asked === "/" ? await resolveSession(outcome.token) : null;
    redirect(viewer === null ? asked : await getStartAddress(viewer));
  }
  if (outcome.reason === "limited")
    return again({ kind: "limited", minutes: Math.ceil(outcome.waitSeconds / 60) });
  return again({ kind: "wrong" });
}
