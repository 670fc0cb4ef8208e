import { randomUUID } from "node:crypto";

import {
  newAssessment,
  newComment,
  newCommitment,
  newDependency,
  newFileEvidence,
  newIssuedReport,
  newReportJob,
  type NewMilestone,
  newMove,
  newNotice,
  newPartnerView,
  newPerson,
  newProposal,
  newUnfinished,
  newView,
} from "@/db/testing/factories";
import { asInstallation } from "@/db/testing/acting";
import { newSchedule, newScheduleRun } from "@/db/testing/schedules";
import { newEvent, newScale, newTemplate } from "@/e2e/fixtures/administration";
import { freshMilestone } from "@/e2e/fixtures/rows";
import type { Viewer } from "@/lib/auth/viewer";
import { openSession } from "@/lib/people/sessions";
import { dayFromNumber, dayNumber } from "@/lib/periods/days";

/** Whose plan it is, and whose the analyst's are as well once there is more. */
const PARTNER = "KGZ";
const FURTHER = ["GEO", "UKR", "ARM", "SRB"];
const KNOWN = new Date("2025-03-01T09:00:00Z");

/** What the milestones of this world are called, and no others are. */
export const TITLE = `A step of the world of ${randomUUID()}`;
const known = { partner: PARTNER, title: TITLE, createdAt: KNOWN };

/** People, and one thing of each kind that has a page of its own. */
export interface World {
  analyst: Viewer;
  manager: Viewer;
  admin: Viewer;
  liaison: Viewer;
  /** The partners that are compared. */
  partners: readonly string[];
  milestone: NewMilestone;
  waiting: number;
  proposal: number;
  scale: string;
  /** The number of one that was issued. */
  report: string;
  /** One that is made in the background. */
  job: number;
  template: string;
  schedule: number;
}

/** A world in which there is one row of each kind. */
export async function smallWorld(): Promise<World> {
  const [analyst, liaison] = [
    await newPerson("analyst", [PARTNER], KNOWN),
    await newPerson("liaison", [PARTNER]),
  ];
  const [manager, admin] = [await newPerson("manager"), await newPerson("admin")];
  const milestone = await freshMilestone(known);
  const scale = await newScale();
  const world = {
    ...{ analyst, manager, admin, liaison, milestone, partners: [PARTNER, ...FURTHER.slice(0, 1)] },
    waiting: await newAssessment(milestone, { state: "submitted", effectiveOn: "2026-09-30", evidence: 1 }),
    proposal: await newProposal(PARTNER),
    scale: scale.code,
    report: await newIssuedReport(manager),
    job: await newReportJob(manager, "done"),
    schedule: await newSchedule(manager),
    template: await newTemplate(scale.id),
  };
  await addToEach(world, 0);
  return world;
}

/** The same with so many more rows of each kind, and more partners to look at. */
export async function grown(world: World, more: number): Promise<World> {
  await Promise.all(Array.from({ length: more }, (_, index) => addToEach(world, index + 1)));
  await asInstallation(
    (tx) =>
      tx`insert into assignments ${tx(FURTHER.map((partner_iso3) => ({ partner_iso3, person_id: world.analyst.personId })))}`,
  );
  return { ...world, partners: [PARTNER, ...FURTHER] };
}

async function addToEach(
  { analyst, manager, milestone, waiting, template, schedule }: World,
  number: number,
): Promise<void> {
  const day = dayFromNumber(dayNumber("2025-06-30") + number);
  const other = await freshMilestone({ ...known, dueOn: "2026-12-31" });
  await newMove(other, "2027-06-30");
  await newDependency(milestone, other);
  await newNotice(analyst, other);
  await newView(analyst);
  await newView(analyst, { shared: true });
  await newIssuedReport(manager);
  await newReportJob(manager, "running");
  await newSchedule(manager);
  await newScheduleRun(schedule, manager, analyst);
  await newProposal(PARTNER);
  await newScale();
  for (const of of [milestone, other]) {
    const held = { effectiveOn: day, decidedAt: new Date(`${day}T12:00:00Z`) };
    const shown = await newAssessment(of, {
      ...held,
      ...{ delivery: "completed", verdict: "fulfilled", value: 100, evidence: 2 },
    });
    await newFileEvidence(of, shown);
    await newPartnerView(of, shown);
    await newComment(of, analyst, `@{${analyst.personId}} as agreed?`);
    await newEvent({ chain: PARTNER, action: "milestone.edit", entity: "milestone", entityId: of.code });
  }
  await newAssessment(other, { effectiveOn: "2026-03-31", verdict: "reversed", value: 20 });
  for (const state of ["draft", "returned", "submitted"] as const) {
    const own = await freshMilestone({ ...known, dueOn: "2026-12-31" });
    const id = await newAssessment(own, { state, author: analyst, effectiveOn: "2026-06-30", evidence: 1 });
    if (state !== "submitted") await newUnfinished(analyst, own, { narrative: "So far" }, id);
  }
  await newFileEvidence(milestone, waiting);
  await newUnfinished(analyst, other, { narrative: "So far" });
  await newCommitment(await freshMilestone(known), "paused");
  await newEvent({ chain: "catalogue", action: "template.edit", entity: "template", entityId: template });
  await openSession(analyst.personId);
}
