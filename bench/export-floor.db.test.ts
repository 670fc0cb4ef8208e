import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { z } from "zod";
import { asPerson } from "@/db/testing/acting";
import {
  newAssessment,
  newCommitment,
  newMilestone,
  newPartnerView,
  newPerson,
} from "@/db/testing/factories";
import { exportedCsv } from "@/db/testing/read-exports";
import { milestoneExport } from "@/lib/milestones/export";
import { NO_FILTERS } from "@/lib/milestones/filters";

const COPY = readFileSync(join(import.meta.dirname, "export-floor.sql"), "utf8");
const csvRows = z.array(z.record(z.string(), z.string()));
const fulfilled = { delivery: "completed", verdict: "fulfilled", value: 100, evidence: 1 } as const;

test("what the export is measured against says the same, column by column and row by row", async () => {
  const agreed = await newMilestone({ partner: "MDA" });
  await newPartnerView(agreed, await newAssessment(agreed, { ...fulfilled, effectiveOn: "2025-01-31" }));
  const lost = await newMilestone();
  await newAssessment(lost, { ...fulfilled, effectiveOn: "2025-01-31" });
  const reversal = await newAssessment(lost, { effectiveOn: "2025-06-30", verdict: "reversed", value: 20 });
  for (const stance of ["disagrees", "no_comment"] as const)
    await newPartnerView(lost, reversal, { stance, text: stance === "disagrees" ? "By no means" : "" });
  const paused = await newMilestone({ dueOn: "2025-12-31" });
  await newAssessment(paused, { value: 30 });
  await newCommitment(paused, "paused");
  await newMilestone({ unit: "percent", baseline: 12.5, target: 80 });

  const manager = await newPerson("manager");
  const chunks = await asPerson(manager, async (tx) => {
    const read: Uint8Array[] = [];
    for await (const chunk of await tx.unsafe(COPY).readable())
      read.push(z.instanceof(Uint8Array).parse(chunk));
    return read;
  });
  const rows = await exportedCsv(milestoneExport(manager, NO_FILTERS));
  expect(rows).toHaveLength(4);
  expect(csvRows.parse(parse(Buffer.concat(chunks), { columns: true }))).toEqual(rows);
});
