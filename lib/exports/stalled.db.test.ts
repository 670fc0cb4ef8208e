import { expect, it, vi } from "vitest";
import { z } from "zod";
import { asNobody, asSystem } from "@/db/client";
import { asInstallation } from "@/db/testing/acting";
import { newMilestone, newPerson } from "@/db/testing/factories";
import { EXPORT_FORMATS } from "@/lib/exports/constants";
import { writeExport } from "@/lib/exports/export-file";
import { fileStream } from "@/lib/exports/file-stream";
import { withPatience } from "@/lib/exports/patience";
import { formOf, longList } from "@/db/testing/read-exports";
import { parseMilestoneFilters } from "@/lib/milestones/filters";
import { listMilestones } from "@/lib/milestones/queries";

await vi.hoisted(async () => {
  const { ownSettings } = await import("@/db/testing/own-settings");
  ownSettings({ DATABASE_POOL_SIZE: "2" });
});

const ALL = parseMilestoneFilters(new URLSearchParams());

it.each(EXPORT_FORMATS)(
  "%s: readers who stand still get a file that breaks off, and the pages get the connections back",
  async (format) => {
    const manager = await newPerson("manager");
    const { code } = await newMilestone();
    const ends: Promise<unknown>[] = [];
    // As many as there are connections: a page would wait for ever behind them.
    const stalled = [1, 2].map(() =>
      fileStream((put) => {
        const writing = writeExport(withPatience(put, 1), formOf(format), longList(manager));
        ends.push(writing.catch((error: unknown) => error));
        return writing;
      }).getReader(),
    );
    for (const reader of stalled) await reader.read();

    const { rows } = await listMilestones(manager, ALL);
    expect(rows.map((row) => row.code)).toContain(code);
    expect(await Promise.all(ends)).toEqual([expect.any(Error), expect.any(Error)]);
    for (const reader of stalled) await expect(reader.read()).rejects.toThrow();
    const open = await asInstallation(
      (tx) =>
        tx`select from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
    );
    expect(open).toHaveLength(0);
  },
);

it("a statement that runs too long is ended for the application alone", async () => {
  const settings = z.array(z.object({ statement_timeout: z.string() }));
  const limit = async (run: typeof asNobody) =>
    settings.parse([...(await run((tx) => tx.execute("show statement_timeout")))])[0]?.statement_timeout;
  expect(await limit(asNobody)).toBe("30s");
  expect(await limit(asSystem)).toBe("0");
});
