// A program of its own, started by `reader-process.ts` for one file: `reader.mjs MEDIA_TYPE HIGHEST_MARKING`, the file at its standard
// input. Answers whether the file is marked above that: `{"markedAbove":true}`.
import { importTypeScript } from "../../../scripts/typescript.mjs";

const { answer } = await importTypeScript("lib/evidence/contents/reader.ts");
await answer();
