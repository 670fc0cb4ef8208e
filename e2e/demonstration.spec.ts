import { parse } from "csv-parse/sync";
import { z } from "zod";

import { newAssessment, newPerson } from "@/db/testing/factories";
import { ask } from "@/e2e/fixtures/ask";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { routesOnDisk } from "@/e2e/fixtures/sources";
import { expect, test } from "@/e2e/fixtures/test";

// What each page says is looked at in every-page.spec.ts, and that an installation without the demonstration says nothing of
// the kind in import.spec.ts.

test("the page that is not there and the closed page of a demonstration say so too", async ({ openAs }) => {
  const page = await openAs(await newPerson("liaison", ["GEO"]));
  for (const path of ["/no/such/page", "/milestones/new", "/milestones/ARM-CIV-01"]) {
    await page.goto(path);
    await expect(page.getByText(said("shell.illustrative"))).toBeVisible();
  }
});

test("every row of every export of a demonstration is marked as illustrative", async () => {
  const manager = await newPerson("manager");
  const exports = [
    ...["milestones", "assessments", "evidence", "outcomes"].map((list) => `/api/export/${list}.csv`),
    ...routesOnDisk().filter((route) => /^\/api\/export\/.*\.csv$/.test(route)),
  ];
  expect(exports.length).toBeGreaterThanOrEqual(4);
  const milestone = await freshMilestone({ partner: "GEO" });
  await newAssessment(milestone, { effectiveOn: "2026-03-31" });
  for (const path of exports.map((route) => `${route}?code=${milestone.code}&partner=GEO`)) {
    const answer = await ask(path, manager);
    expect(answer.status, path).toBe(200);
    const rows = z
      .array(z.record(z.string(), z.string()))
      .parse(parse(await answer.text(), { bom: true, columns: true }));
    expect(rows.length, path).toBeGreaterThan(0);
    expect([...new Set(rows.map((row) => row["marking"]))], path).toEqual(["illustrative"]);
  }
});

test("an export of a demonstration says in its name that it is illustrative, even when it has no rows", async () => {
  const answer = await ask("/api/export/milestones.csv?q=nothing+has+this+name", await newPerson("manager"));
  expect((await answer.text()).trimEnd().split("\r\n")).toHaveLength(1);
  expect(answer.headers.get("content-disposition")).toMatch(
    /^attachment; filename="milestones-illustrative-\d{4}-\d\d-\d\d\.csv"$/,
  );
});
