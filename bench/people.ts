import { randomBytes } from "node:crypto";
import { z } from "zod";
import { openConnection } from "@/db/connect";
import { hashPassword } from "@/lib/people/password";

/** Who the data set knows; see dataset/people.sql. */
export const ANALYST = { id: "00000000-0000-4000-8000-000000000001", email: "analyst@bench.invalid" };
export const MANAGER = { id: "00000000-0000-4000-8000-000000000002", email: "manager@bench.invalid" };

/** Not of the data set: may plan nothing, and is shown so. */
export const ADMIN = { id: "00000000-0000-4000-8000-000000000003", email: "admin@bench.invalid" };

/** Gives everybody a password that only this run knows. */
export async function setPasswords(superuserUrl: string): Promise<string> {
  const password = randomBytes(24).toString("base64url");
  const sql = openConnection(superuserUrl);
  try {
    const hash = await hashPassword(password);
    await sql.begin(async (tx) => {
      await tx`select set_config('tracker.system', 'on', true)`;
      await tx`insert into people (id, email, name, role) values (${ADMIN.id}, ${ADMIN.email}, 'Administrator', 'admin')
        on conflict (id) do nothing`;
      await tx`update people set password_hash = ${hash}`;
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
  return password;
}

/** Signs in as a program does that fills in the form, and gives back the cookie to send from then on. */
export async function signIn(address: string, email: string, password: string): Promise<string> {
  const asked = await fetch(`${address}/api/auth/csrf`);
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await asked.json());
  const answer = await fetch(`${address}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookiesOf(asked) },
    body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
  });
  const session = cookiesOf(answer)
    .split("; ")
    .find((cookie) => cookie.includes("session-token="));
  if (session === undefined) throw new Error(`Signing in as ${email} was refused (${answer.status}).`);
  return session;
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0] ?? "")
    .join("; ");
}
