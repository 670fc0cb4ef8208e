import { expect, test } from "vitest";

import { csv, MILESTONE } from "@/lib/imports/file-fixtures";
import { importFiles } from "@/lib/imports/import-files";
import { describeImport } from "@/lib/imports/report";

test("two imports at once come in one after the other, and the second finds everything there", async () => {
  const file = { name: "m.csv", bytes: csv([{ ...MILESTONE, scale: "irm_completion" }]) };
  const reports = await Promise.all(
    [file, file].map(async (one) => {
      const outcome = await importFiles(one, null);
      return outcome.ok ? describeImport(outcome)[0] : outcome.faults;
    }),
  );
  expect(new Set(reports)).toEqual(
    new Set(["1 milestone: 0 new, 0 changed, 1 unchanged", "1 milestone: 1 new, 0 changed, 0 unchanged"]),
  );
});
