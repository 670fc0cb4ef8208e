import { hash, verify } from "@node-rs/argon2";

import { isCommonPassword } from "@/lib/people/common-passwords";
import { PASSWORD_MIN_LENGTH } from "@/lib/people/constants";

/** argon2id, by the package's own default; about 50 ms and 19 MiB, as OWASP's password storage guidance asks for at least. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Of no password that anybody has: checked where there is no account, so that both answers take alike. */
const NOBODYS_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$nV0r+X+PV7j9krbnPS8eyA$tXB8Uc76PP9edfr+ojnnClhG2U+DYWeKawzor/oYdGA";

/** What is kept of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(spelling(password), COST);
}

/** Whether the password is the one behind the hash; without a hash it never is, after the same work. */
export async function verifyPassword(kept: string | null, password: string): Promise<boolean> {
  const matches = await verify(kept ?? NOBODYS_HASH, spelling(password));
  return matches && kept !== null;
}

/** Why a password cannot be chosen, as a message key below `failures`, or null. */
export function passwordFault(
  password: string,
): "person.password.too_short" | "person.password.common" | null {
  if ([...spelling(password)].length < PASSWORD_MIN_LENGTH) return "person.password.too_short";
  return isCommonPassword(password) ? "person.password.common" : null;
}

/** The same letters typed on two systems are one password. */
function spelling(password: string): string {
  return password.normalize("NFKC");
}
