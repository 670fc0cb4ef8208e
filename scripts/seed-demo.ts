import { loadDemonstration } from "@/db/seed/demonstration";
import { runCommand } from "@/scripts/command";
import { bringUpToDate, openDatabase } from "@/scripts/database";
import { step } from "@/scripts/progress";

const HELP = `
npm run seed:demo

Loads the demonstration programme and its accounts into a database without milestones. The accounts have a published
password, so the server then only starts on a loopback address.
`;

await runCommand(HELP, {}, async () => {
  const database = await openDatabase();
  try {
    await bringUpToDate(database);
    await step("Loading the demonstration programme", loadDemonstration);
    database.embedded?.directory.update({ demonstration: "loaded" });
  } finally {
    await database.close();
  }
});
