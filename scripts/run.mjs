// `npm run NAME …`: installs what is missing, then hands over to scripts/NAME.ts with the words that follow.
import { prepare } from "./bootstrap.mjs";

await prepare();
const { importTypeScript } = await import("./typescript.mjs");
const [name] = process.argv.splice(2, 1);
await importTypeScript(`scripts/${name}.ts`);
