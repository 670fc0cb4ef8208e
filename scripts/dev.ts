import { runCommand } from "@/scripts/command";
import { serve } from "@/scripts/start/serve";

const HELP = `
npm run dev [-- --empty]

The same database as npm start, with the development server: a change in the sources shows at once.

  --empty   a new embedded database gets the reference data only

Settings: PORT, HOST, DATA_DIR, and those in .env.example for a PostgreSQL of your own.
`;

await runCommand(HELP, { empty: { type: "boolean", default: false } }, ({ values }) =>
  serve({ mode: "dev", empty: values.empty }),
);
