import { createHash } from "node:crypto";

/** Letters and digits that nobody takes for one another: no I, L, O, U. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 16;

/** A short code of what a report says, the same in each of its formats: 80 bits of its SHA-256, in groups of four. */
export function checkCodeOf(said: unknown): string {
  const digest = createHash("sha256").update(JSON.stringify(said)).digest();
  let bits = BigInt(`0x${digest.subarray(0, 10).toString("hex")}`);
  let code = "";
  for (let place = 0; place < LENGTH; place += 1) {
    code = `${ALPHABET[Number(bits & 31n)] ?? ""}${code}`;
    bits >>= 5n;
  }
  return code.replaceAll(/(.{4})(?!$)/g, "$1-");
}
