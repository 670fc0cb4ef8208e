// A program of its own, started by `reader-process.ts` for one file: `reader.mjs MEDIA_TYPE HIGHEST_MARKING`, the file at its standard
// input. Answers whether the file is marked above that: `{"markedAbove":true}`.
import { register } from "tsx/esm/api";

const unregister = register();
const { answer } = await import("./reader");
// The library for PDF loads in a tenth of the time when nothing translates it.
await unregister();
await answer();
