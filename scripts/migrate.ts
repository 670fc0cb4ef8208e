import { migrateDatabase } from "@/db/migrate";
import { runCommand } from "@/scripts/command";
import { openDatabase } from "@/scripts/database";

const HELP = `
npm run db:migrate

Brings the tables to what this version expects, as the role in DATABASE_OWNER_URL (or in the embedded database).
npm start does the same by itself.
`;

await runCommand(HELP, {}, async () => {
  const database = await openDatabase();
  try {
    await migrateDatabase(database.ownerUrl);
  } finally {
    await database.close();
  }
  process.stdout.write("The tables are up to date.\n");
});
