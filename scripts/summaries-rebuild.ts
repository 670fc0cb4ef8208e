import { rebuildReadModels } from "@/db/maintenance";
import { runCommand } from "@/scripts/command";
import { withDatabase } from "@/scripts/database";
import { step } from "@/scripts/progress";

const HELP = `
npm run summaries:rebuild

Computes the figures behind charts and lists anew from the accepted assessments. They are kept up to date by
themselves; this is for after a repair of the database by hand.
`;

await runCommand(HELP, {}, () => withDatabase(() => step("Rebuilding the summaries", rebuildReadModels)));
