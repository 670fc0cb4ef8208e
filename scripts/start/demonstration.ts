import { DEMONSTRATION_PASSWORD } from "@/lib/people/demonstration";
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

/** What to sign in with, for the terminal; nothing when there are no such accounts. */
export function describeAccounts(accounts: readonly string[]): string {
  if (accounts.length === 0) return "";
  const lines = accounts.map((email) => `    ${email}`);
  return `  Demonstration accounts, password ${DEMONSTRATION_PASSWORD}:\n${lines.join("\n")}\n`;
}
