// `npm test`: installs what is missing, then hands over to TypeScript.
import { prepare } from "./bootstrap.mjs";

prepare();
const { register } = await import("tsx/esm/api");
register();
await import("./test.ts");
