// `npm run NAME …`: installs what is missing, then hands over to scripts/NAME.ts with the words that follow.
import { prepare } from "./bootstrap.mjs";

await prepare();
const { register } = await import("tsx/esm/api");
register();
const [name] = process.argv.splice(2, 1);
await import(`./${name}.ts`);
