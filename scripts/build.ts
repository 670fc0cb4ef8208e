import { runCommand } from "@/scripts/command";
import { step } from "@/scripts/progress";
import { build } from "@/scripts/start/build";

const HELP = `
npm run build

Makes the production build that npm start serves.
`;

await runCommand(HELP, {}, () => step("Building", build));
