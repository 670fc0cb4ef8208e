"use server";

import { redirect } from "next/navigation";
import { signOutHere } from "@/lib/auth/session";

/** Ends the reader's session on this device and leads back to the door. */
export async function signOutAction(): Promise<void> {
  await signOutHere();
  redirect("/sign-in");
}
