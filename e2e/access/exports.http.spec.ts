import { randomUUID } from "node:crypto";
import { newPerson } from "@/db/testing/factories";
import { newEvent } from "@/e2e/fixtures/administration";
import { ask } from "@/e2e/fixtures/ask";
import { expect, test } from "@/e2e/fixtures/test";
import { CONTENT_TYPES, EXPORT_FORMATS } from "@/lib/exports/constants";
import { georgiasCast } from "./cast";
import { ASKING } from "./routes";

const LISTS = ["milestones", "assessments", "evidence", "outcomes", "audit"] as const;
const TO_IMPORT = ["milestones-to-import", "assessments-to-import"] as const;

const FILES = [
  ...LISTS.flatMap((list) => EXPORT_FORMATS.map((format) => ({ list, format }))),
  ...TO_IMPORT.map((list) => ({ list, format: "csv" as const })),
];

test("each list in each format is for those who export, the trail for administrators alone", async () => {
  const cast = await georgiasCast();
  for (const { list, format } of FILES) {
    const path = `/api/export/${list}.${format}?partner=GEO&from=2999-01-01`;
    const seen: Record<string, number> = {};
    for (const who of ASKING) {
      const answer = await ask(path, cast[who]);
      await answer.arrayBuffer();
      seen[who] = answer.status;
      if (answer.status === 200) expect(answer.headers.get("content-type")).toBe(CONTENT_TYPES[format]);
    }
    const others = { assigned: 403, otherAnalyst: 403, liaison: 403, otherLiaison: 403 };
    expect(seen, path).toEqual({
      ...others,
      ...{ nobody: 401, manager: list === "audit" ? 403 : 200, admin: 200 },
    });
  }
});

test("the trail has no past: a day in the address changes neither its page nor its export", async () => {
  const admin = await newPerson("admin");
  const [entityId, title] = [randomUUID(), randomUUID()];
  await newEvent({
    ...{ chain: "GEO", action: "milestone.edit", entity: "milestone" },
    entityId,
    after: { title },
  });
  const read = async (day: string) => {
    const page = await ask(`/admin/audit?about=${entityId}${day}`, admin);
    expect(await page.text()).toContain(title);
    const file = await ask(`/api/export/audit.csv?about=${entityId}${day}`, admin);
    return [page.status, file.status, file.headers.get("content-disposition"), await file.text()];
  };
  const now = await read("");
  expect(now[3]).toContain(title);
  for (const day of ["2026-06-30", "2999-01-01", "soon"])
    expect(await read(`&asOf=${day}`), day).toEqual(now);
});

test("a list or a format that is none does not exist", async () => {
  const manager = await newPerson("manager");
  for (const file of [
    ...["nothing.csv", "milestones.pdf", "milestones", "constructor.csv", "milestones-to-import.xlsx"],
  ])
    expect((await ask(`/api/export/${file}`, manager)).status, file).toBe(404);
});

test("how far a download has come is told the one who follows it, and nobody else", async () => {
  const [manager, other] = [await newPerson("manager"), await newPerson("manager")];
  const key = randomUUID();
  await (await ask(`/api/export/milestones.jsonl?follow=${key}`, manager)).arrayBuffer();
  await expect
    .poll(async () => (await ask(`/api/downloads/${key}`, manager)).text())
    .toContain(`"state":"whole"`);
  expect((await ask(`/api/downloads/${key}`, other)).status).toBe(404);
});
