import { createHash } from "node:crypto";

/** Letters and digits that nobody takes for one another: no I, L, O, U. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 16;

/** The same text for the same content, in whatever order it was kept. */
function canonical(said: unknown): string {
  return JSON.stringify(said, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** A short code of what a report says, the same in each of its formats: 80 bits of its SHA-256, in groups of four. */
export function checkCodeOf(said: unknown): string {
  const digest = createHash("sha256").update(canonical(said)).digest();
  let bits = BigInt(`0x${digest.subarray(0, 10).toString("hex")}`);
  let code = "";
  for (let place = 0; place < LENGTH; place += 1) {
    code = `${ALPHABET[Number(bits & 31n)] ?? ""}${code}`;
    bits >>= 5n;
  }
  return code.replaceAll(/(.{4})(?!$)/g, "$1-");
}
