// `npm start` and `npm run dev`: installs what is missing, then hands over to TypeScript.
import { prepare } from "./bootstrap.mjs";

prepare();
const { register } = await import("tsx/esm/api");
register();
if (process.argv[2] === "dev") {
  process.argv.splice(2, 1);
  await import("./dev.ts");
} else {
  await import("./start.ts");
}
