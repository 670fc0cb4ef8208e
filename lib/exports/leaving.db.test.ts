import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { asInstallation } from "@/db/testing/acting";
import { newPerson } from "@/db/testing/factories";
import { EXPORT_FORMATS } from "@/lib/exports/constants";
import { writeExport } from "@/lib/exports/export-file";
import { fileStream } from "@/lib/exports/file-stream";
import { FOLLOW, following, progressOf } from "@/lib/exports/progress";
import { formOf, longList } from "@/db/testing/read-exports";

const manager = await newPerson("manager");

it.each(EXPORT_FORMATS)("a reader of a %s file who leaves ends its transaction", async (format) => {
  const ended = new Promise((resolve) => {
    const stream = fileStream((put) => {
      const reading = writeExport(put, formOf(format), longList(manager));
      reading.then(
        () => resolve("read to the end"),
        () => resolve("ended early"),
      );
      return reading;
    });
    const reader = stream.getReader();
    void reader.read().then(() => reader.cancel());
  });
  await expect(ended).resolves.toBe("ended early");
  const open = await asInstallation(
    (tx) => tx`select 1 from pg_stat_activity
                 where datname = current_database() and state like 'idle in transaction%'`,
  );
  expect(open).toHaveLength(0);
});

/** A download that somebody follows, and when its end is told. */
function followed(key: string, format: "csv" | "jsonl") {
  const query = new URLSearchParams({ [FOLLOW]: key });
  const { list, ended } = following(manager.personId, query, longList(manager));
  const told = new EventTarget();
  const end = new Promise((resolve) => told.addEventListener("end", resolve));
  const stream = fileStream(
    (put) => writeExport(put, { format }, list),
    () => {
      ended();
      told.dispatchEvent(new Event("end"));
    },
  );
  return { reader: stream.getReader(), end };
}

it("who follows a download is told how many rows were sent and of how many, and nobody else is", async () => {
  const key = randomUUID();
  const { reader, end } = followed(key, "csv");
  expect(progressOf(manager.personId, key)).toEqual({ rows: 0, total: null, state: "running" });
  for (let batch = 0; batch < 3; batch++) await reader.read();
  expect(progressOf(manager.personId, key)).toMatchObject({ total: 2000, state: "running" });
  while (!(await reader.read()).done);
  await end;
  expect(progressOf(manager.personId, key)).toEqual({ rows: 2000, total: 2000, state: "whole" });
  expect(progressOf((await newPerson("manager")).personId, key)).toBeNull();
});

it("a download that was given up is told as broken off", async () => {
  const key = randomUUID();
  const { reader, end } = followed(key, "jsonl");
  await reader.read();
  await reader.cancel();
  await end;
  expect(progressOf(manager.personId, key)?.state).toBe("broken");
});
