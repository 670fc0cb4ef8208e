"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { addressOf, senderOf } from "@/lib/auth/sender";
import { signOutHere } from "@/lib/auth/session";
import { setPasswordByLink } from "@/lib/people/account-links";
import type { PasswordState } from "./password-state";

const typed = z.string().catch("");

/** Sets the password of the link's account and leads to the door; otherwise says why not. */
export async function setPasswordAction(before: PasswordState, form: FormData): Promise<PasswordState> {
  const again = (fault: PasswordState["fault"]): PasswordState => ({ attempt: before.attempt + 1, fault });
  const [token, password, repeated] = ["token", "password", "repeated"].map((name) =>
    typed.parse(form.get(name)),
  );
  if (password !== repeated)
    return again({ kind: "unfit", messageKey: "person.password.differs", field: "repeated" });

  const sent = await headers();
  const address = addressOf(sent.get("x-forwarded-for"));
  const outcome = await setPasswordByLink(
    { token: token ?? "", password: password ?? "" },
    address,
    senderOf(sent),
  );
  if (outcome.ok) {
    // Whoever is signed in at this browser may be somebody else.
    await signOutHere();
    redirect("/sign-in?done=password");
  }
  switch (outcome.reason) {
    case "limited":
      return again({ kind: "limited", minutes: Math.ceil(outcome.waitSeconds / 60) });
    case "gone":
      return again({ kind: "gone" });
    case "unfit":
      return again({ kind: "unfit", messageKey: outcome.messageKey, field: "password" });
  }
}
