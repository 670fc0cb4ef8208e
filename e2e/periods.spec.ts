import { randomUUID } from "node:crypto";

import { parse } from "csv-parse/sync";
import { z } from "zod";

import { newAssessment, newPerson } from "@/db/testing/factories";
import { expectAccessible } from "@/e2e/fixtures/accessible";
import { COUNTED } from "@/e2e/fixtures/counted";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { expect, test } from "@/e2e/fixtures/test";

const csvRows = z.array(z.record(z.string(), z.string()));

const PARTNER = COUNTED["periods.spec.ts"];
/** A quarter in which no other test writes. */
const QUARTER = { on: "1980-01-01", address: "1980-Q1", day: "1980-02-15" };

test("a manager sees what is missing, closes a quarter, finds it refused to an analyst, and reopens it for a late reading", async ({
  openAs,
}) => {
  const author = await newPerson("analyst", [PARTNER]);
  const milestone = await freshMilestone({
    partner: PARTNER,
    title: `Old law ${randomUUID()}`,
    startOn: "1979-01-01",
  });
  const forgotten = await freshMilestone({ partner: PARTNER, startOn: "1980-03-31" });
  await newAssessment(milestone, { effectiveOn: "1980-01-31", value: 20 });
  const waiting = await newAssessment(milestone, {
    state: "submitted",
    author,
    effectiveOn: QUARTER.day,
    value: 60,
  });

  const manager = await openAs(await newPerson("manager"));
  await manager.goto(`/periods/${QUARTER.address}`);
  await expect(manager.getByRole("row", { name: milestone.code })).toBeVisible();
  const unassessed = manager.getByRole("row", { name: forgotten.code });
  await expect(unassessed).toContainText(said("periods.missing.never"));
  await expectAccessible(manager);
  await manager.getByRole("link", { name: /in the list$/ }).click();
  await expect(manager).toHaveURL(`/milestones?missing=${QUARTER.address}&active=1&sort=due`);
  await expect(manager.getByRole("row", { name: forgotten.code })).toBeVisible();
  await expect(manager.getByRole("row", { name: milestone.code })).toHaveCount(0);
  expect(await manager.getByText(/ milestones? fits?$/).innerText()).toMatch(/^1 /);
  await manager.goBack();
  await manager.getByRole("button", { name: said("periods.close.now"), exact: true }).click();
  await expect(manager.getByText(said("periods.done.closed"))).toBeVisible();
  await expect(manager.getByText(said("periods.movedNone"))).toBeVisible();

  await manager.goto(`/milestones/${milestone.code}`);
  await manager.getByRole("button", { name: said("milestone.assessment.accept"), exact: true }).click();
  await expect(manager.getByText(said("failures.period.closed"))).toBeVisible();

  const analyst = await openAs(author);
  await analyst.goto(`/milestones/${milestone.code}/assess`);
  await analyst.getByLabel(said("assess.field.value"), { exact: true }).fill("40");
  await analyst.getByLabel(said("assess.field.effectiveOn"), { exact: true }).fill(QUARTER.day);
  await analyst.getByLabel(said("assess.field.delivery"), { exact: true }).selectOption("in_progress");
  await analyst.getByLabel(said("assess.field.verdict"), { exact: true }).selectOption("ongoing");
  await analyst.getByLabel(said("assess.field.narrative"), { exact: true }).fill("A late reading");
  await analyst.getByRole("button", { name: said("assess.submit"), exact: true }).click();
  await expect(analyst.getByText(said("failures.period.closed"))).toBeVisible();
  await expect(analyst.getByLabel(said("assess.field.narrative"), { exact: true })).toHaveValue(
    "A late reading",
  );

  await manager.goto(`/periods/${QUARTER.address}`);
  await manager
    .getByLabel(said("periods.reopen.reason"), { exact: true })
    .fill("The ministry sent its count late");
  await manager.getByLabel(said("periods.reopen.until"), { exact: true }).fill("2999-12-31");
  await manager.getByRole("button", { name: said("periods.reopen.now"), exact: true }).click();
  await expect(manager.getByText(said("periods.done.reopened"))).toBeVisible();
  await manager.goto(`/milestones/${milestone.code}#assessment-${waiting}`);
  await manager.getByRole("button", { name: said("milestone.assessment.accept"), exact: true }).click();
  await expect(manager.getByText(said("milestone.done.accepted"))).toBeVisible();

  const entry = manager.locator(`#assessment-${waiting}`);
  await expect(entry).toContainText("1980 Q1");
  await expect(entry).toContainText("The ministry sent its count late");
  await expectAccessible(manager);
  const path = await manager.request.get(`/api/export/milestone-path.csv?code=${milestone.code}`);
  const rows = csvRows.parse(parse(await path.body(), { bom: true, columns: true }));
  const reasons = new Map(rows.map((row) => [row["day"], row["reopened_because"]]));
  expect(reasons.get(QUARTER.day)).toBe("The ministry sent its count late");
  expect(reasons.get("1980-01-31")).toBe("");

  await manager.goto(`/periods/${QUARTER.address}`);
  const moved = manager.getByRole("table", { name: said("periods.movedCaption") });
  await expect(moved.getByRole("row", { name: /Tajikistan/ })).toContainText("10%");
  await expect(moved.getByRole("row", { name: /Tajikistan/ })).toContainText("30%");
  await expect(manager.getByText("The ministry sent its count late")).toBeVisible();
  await expectAccessible(manager);
});

test("a quarter that runs cannot be closed, and nobody but a manager is offered to", async ({ openAs }) => {
  const close = said("periods.close.now");
  const manager = await openAs(await newPerson("manager"));
  const now = new Date();
  const running = `${now.getUTCFullYear()}-Q${Math.floor(now.getUTCMonth() / 3) + 1}`;
  await manager.goto(`/periods/${running}`);
  await expect(manager.getByRole("button", { name: close, exact: true })).toHaveCount(0);
  const analyst = await openAs(await newPerson("analyst", [PARTNER]));
  await analyst.goto("/periods/1979-Q4");
  await expect(analyst.getByRole("heading", { level: 1, name: "1979 Q4" })).toBeVisible();
  await expect(analyst.getByRole("button", { name: close, exact: true })).toHaveCount(0);
});
