import { expect, test } from "vitest";

import { asInstallation } from "@/db/testing/acting";
import { newAssessment, newMilestone, newPerson } from "@/db/testing/factories";
import type { Viewer } from "@/lib/auth/viewer";
import { listCompletionByArea, listDeliveryByArea } from "@/lib/completion/queries";
import { type MilestoneFilters, parseMilestoneFilters } from "@/lib/milestones/filters";
import { listMilestones } from "@/lib/milestones/queries";
import { listPartners } from "@/lib/partners/queries";
import { dayFromNumber, dayNumber } from "@/lib/periods/days";
import { today } from "@/lib/periods/today";
import { getPortfolioFigures } from "@/lib/portfolio/queries";

// Due on days around today and around the beginning of its month: figures are counted by month and by day.
const inDays = (days: number) => dayFromNumber(dayNumber(today()) + days);
const monthBegins = `${today().slice(0, 7)}-01`;
const dues = [
  inDays(-400),
  dayFromNumber(dayNumber(monthBegins) - 1),
  monthBegins,
  inDays(-1),
  today(),
  inDays(1),
  inDays(400),
];
for (const partner of ["GEO", "MDA", "RUS", "SWE"]) {
  for (const dueOn of dues) {
    const milestone = await newMilestone({ partner, startOn: "2022-01-01", dueOn });
    await newMilestone({ partner, startOn: "2022-01-01", dueOn });
    if (dueOn <= today()) await newAssessment(milestone, { verdict: "ongoing" });
    else await newAssessment(milestone, { verdict: "fulfilled", delivery: "completed", evidence: 1 });
    if (dueOn === monthBegins)
      await newAssessment(milestone, { effectiveOn: "2025-09-30", delivery: "discontinued" });
    if (dueOn === today()) {
      await newAssessment(milestone, { state: "submitted" });
      await newAssessment(milestone, { state: "submitted" });
      await newAssessment(milestone, { state: "draft" });
    }
  }
}

const NO_FILTERS = parseMilestoneFilters(new URLSearchParams());
const totalOf = async (viewer: Viewer, filters: Partial<MilestoneFilters>) =>
  (await listMilestones(viewer, { ...NO_FILTERS, active: true, ...filters })).total;

test.each(["manager", "admin", "analyst", "liaison"] as const)(
  "each figure is the length of the list that it links to, for the role %s",
  async (role) => {
    const viewer = await newPerson(role, role === "liaison" ? ["GEO"] : []);
    const figures = await getPortfolioFigures(viewer);
    expect(figures).toEqual({
      underWay: await totalOf(viewer, { deliveries: ["in_progress"] }),
      fulfilled: await totalOf(viewer, { verdicts: ["fulfilled"] }),
      overdue: await totalOf(viewer, { due: "overdue" }),
      neverAssessed: await totalOf(viewer, { deliveries: ["not_assessed"], commitments: ["committed"] }),
      waiting: await totalOf(viewer, { waiting: true }),
    });
    for (const figure of Object.values(figures)) expect(figure).toBeGreaterThan(0);
  },
);

test("partners that are not active today are in no figure", async () => {
  const manager = await newPerson("manager");
  const before = await getPortfolioFigures(manager);
  const milestone = await newMilestone({ partner: "RUS", dueOn: inDays(-1) });
  await newAssessment(milestone, { delivery: "in_progress" });
  await newAssessment(milestone, { state: "submitted" });
  expect(await getPortfolioFigures(manager)).toEqual(before);
  const [standing] = await asInstallation(
    (tx) => tx`select standing from status_spells where partner_iso3 = 'RUS' and to_on is null`,
  );
  expect(standing).toEqual({ standing: "suspended" });
});

test("delivery by area counts what the list counts, area by area", async () => {
  const manager = await newPerson("manager");
  for (const { area, not_assessed, in_progress, completed, discontinued } of await listDeliveryByArea(
    manager,
  )) {
    const counted = { area, not_assessed, in_progress, completed, discontinued };
    const listed = { area, not_assessed: 0, in_progress: 0, completed: 0, discontinued: 0 };
    for (const delivery of ["not_assessed", "in_progress", "completed", "discontinued"] as const)
      listed[delivery] = await totalOf(manager, { areas: [area], deliveries: [delivery] });
    expect(counted).toEqual(listed);
  }
});

test("a partner's number of milestones, and those in its areas that are not discontinued, are those of its list", async () => {
  const manager = await newPerson("manager");
  const cells = await listCompletionByArea(manager);
  for (const { iso3, milestones } of await listPartners(manager)) {
    const listed = await totalOf(manager, { partners: [iso3], active: false });
    const discontinued = await totalOf(manager, {
      partners: [iso3],
      active: false,
      deliveries: ["discontinued"],
    });
    const inAreas = cells
      .filter(({ partner }) => partner === iso3)
      .reduce((sum, cell) => sum + cell.milestones, 0);
    expect([iso3, milestones, inAreas]).toEqual([iso3, listed, listed - discontinued]);
  }
});
