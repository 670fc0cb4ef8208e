import { verifyAudit } from "@/db/maintenance";
import { runCommand } from "@/scripts/command";
import { withDatabase } from "@/scripts/database";

const HELP = `
npm run audit:verify

Follows the audit trail from its first row to its last and lists every row that was changed, removed, cut off or put in
later. Ends with 0 when there is none.
`;

await runCommand(HELP, {}, async () => {
  const faults = await withDatabase(verifyAudit);
  for (const { chain, position, fault } of faults)
    process.stdout.write(`${chain} ${position ?? "-"}: ${fault}\n`);
  process.stdout.write(faults.length === 0 ? "The audit trail is whole.\n" : `${faults.length} faults.\n`);
  return faults.length === 0 ? 0 : 1;
});
