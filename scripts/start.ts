import { runCommand } from "@/scripts/command";
import { serve } from "@/scripts/start/serve";

const HELP = `
npm start [-- --empty]

Builds if sources changed, starts the database, migrates it, and serves at http://HOST:PORT (localhost:3000).
A new embedded database gets the demonstration programme. Once a day it does what npm run daily does.

  --empty   a new embedded database gets the reference data only

Settings: PORT, HOST, DATA_DIR, and those in .env.example for a PostgreSQL of your own.
`;

await runCommand(HELP, { empty: { type: "boolean", default: false } }, ({ values }) =>
  serve({ mode: "start", empty: values.empty }),
);
