import type { StartEnv } from "@/lib/env";
import { isLoopback } from "@/lib/loopback";
import { DEMONSTRATION_PASSWORD } from "@/lib/people/demonstration";
import { SetupFault } from "@/lib/setup-fault";
import type { OpenDatabase } from "@/scripts/database";
import { step } from "@/scripts/progress";

/** Loads the demonstration programme into an embedded database that has just been made, unless it shall stay empty. */
export async function loadIntoNewDatabase(database: OpenDatabase, wanted: boolean): Promise<void> {
  const directory = database.embedded?.directory;
  if (directory?.read().demonstration !== "undecided") return;
  if (wanted) {
    const { loadDemonstration } = await import("@/db/seed/demonstration");
    await step("Loading the demonstration programme", loadDemonstration);
  }
  directory.update({ demonstration: wanted ? "loaded" : "none" });
}

type Address = Pick<StartEnv, "HOST" | "NEXTAUTH_URL">;

/** A new database is refused before anything is built for it. */
export function refusePublicDemonstrationToCome(address: Address): void {
  refusePublic(address, 'start without the demonstration: "npm start -- --empty"');
}

/** What to do is what can be done: the last administrator cannot be deactivated. */
export function refusePublicDemonstration(
  address: Address,
  accounts: readonly string[],
  isEmbedded: boolean,
): void {
  if (accounts.length === 0) return;
  const elsewhere = isEmbedded ? 'start with another DATA_DIR and "npm start -- --empty", or ' : "";
  refusePublic(
    address,
    `${elsewhere}add an administrator of your own with "npm run user -- add" and then deactivate each demonstration account with "npm run user -- deactivate EMAIL"`,
  );
}

/** Everybody knows the password of the demonstration accounts, so only this machine may reach a server that has them. */
function refusePublic({ HOST, NEXTAUTH_URL }: Address, wayOut: string): void {
  const faults: string[] = [];
  const remedies: string[] = [];
  if (!isLoopback(HOST)) {
    faults.push(`HOST may not be ${HOST}`);
    remedies.push("set HOST=localhost");
  }
  if (NEXTAUTH_URL !== undefined && !isLoopback(new URL(NEXTAUTH_URL).hostname)) {
    faults.push(`NEXTAUTH_URL may not be ${NEXTAUTH_URL}`);
    remedies.push("leave NEXTAUTH_URL unset");
  }
  if (faults.length === 0) return;
  throw new SetupFault(
    `The demonstration accounts have a published password, so ${faults.join(" and ")}: ${remedies.join(" and ")}, or ${wayOut}.`,
  );
}

/** What to sign in with, for the terminal; nothing when there are no such accounts. */
export function describeAccounts(accounts: readonly string[]): string {
  if (accounts.length === 0) return "";
  const lines = accounts.map((email) => `    ${email}`);
  return `  Demonstration accounts, password ${DEMONSTRATION_PASSWORD}:\n${lines.join("\n")}\n`;
}
