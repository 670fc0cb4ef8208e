import { setUpRoles } from "@/db/roles";
import { readDatabaseEnv, readOwnerEnv } from "@/lib/env";
import { runCommand } from "@/scripts/command";

const HELP = `
npm run db:setup

Makes the role in DATABASE_URL with its password, from the owner's address in DATABASE_OWNER_URL, and gives it the
rights of the application and no others. For a PostgreSQL of your own; the embedded one needs no such step.
Doing it again sets the password anew.
`;

await runCommand(HELP, {}, async () => {
  const { DATABASE_OWNER_URL } = readOwnerEnv();
  const { DATABASE_URL } = readDatabaseEnv();
  await setUpRoles(DATABASE_OWNER_URL, DATABASE_URL);
  const role = decodeURIComponent(new URL(DATABASE_URL).username);
  process.stdout.write(`The role "${role}" is ready: "npm start" migrates and serves.\n`);
});
