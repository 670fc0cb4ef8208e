import { randomUUID } from "node:crypto";
import { beforeAll, expect, test, vi } from "vitest";
import { asInstallation, asPerson, refusalOf, untilSomebodyWaits } from "@/db/testing/acting";
import { newIssuedReport, newMilestone, newPerson, newReportJob } from "@/db/testing/factories";
import {
  killWorkerAt,
  ordered,
  PATIENCE,
  queued,
  rowOf,
  toldOf,
  until,
  untilThrough,
  whileIssuingIsHeld,
  whileMilestonesAreHeld,
  whileWorking,
} from "@/db/testing/report-jobs";
import type { Viewer } from "@/lib/auth/viewer";
import { issueReport } from "@/lib/reports/commands";
import { cancelReportJob } from "@/lib/reports/jobs/commands";
import { getReportJob } from "@/lib/reports/jobs/queries";
import { makeReportJob } from "@/lib/reports/jobs/run";
import { getIssuedReport, rebuildReport } from "@/lib/reports/queries";
import { issuedHref } from "@/lib/reports/rules";
import { issueReportSchema } from "@/lib/reports/schemas";

const ORDER = "kind=partner&subject=GEO&format=json&section=summary&section=completion&title=For+the+board";

/** Asks for a report to be issued in the background; answers the number of its job. */
async function toBeIssued(viewer: Viewer, order = ORDER, requestKey: string = randomUUID()): Promise<number> {
  const input = issueReportSchema.parse({ requestKey, order, background: "yes" });
  const outcome = await issueReport(viewer, input);
  if (!outcome.ok) throw new Error(outcome.failure.messageKey);
  if (!("jobId" in outcome.value)) throw new Error("it was issued at once");
  return outcome.value.jobId;
}

/** The reports that somebody has issued, and what the trail has of that. */
async function issuedBy({ personId }: Viewer) {
  const [reports, events] = await asInstallation(async (tx) => [
    await tx<{ number: string }[]>`select number from issued_reports where issued_by = ${personId}`,
    await tx<{ number: string }[]>`
      select entity_id as number from audit_events where action = 'report.issue' and person_id = ${personId}`,
  ]);
  return { reports: reports.map(({ number }) => number), onRecord: events.map(({ number }) => number) };
}

const NOTHING = { reports: [], onRecord: [] };

beforeAll(() => newMilestone({ partner: "GEO" }));

test("issued in the background it has a number for good, to which notice and job lead, and its requester is on record", async () => {
  const manager = await newPerson("manager");
  const id = await toBeIssued(manager);
  expect(await getReportJob(manager, String(id))).toMatchObject({ isToBeIssued: true, issuedNumber: null });
  await whileWorking(() => untilThrough(id));
  const row = await rowOf(id);
  const number = row.issued ?? "";
  expect(row).toMatchObject({ attempt: 1, steps_done: row.steps_all, kept: false });
  expect(await issuedBy(manager)).toEqual({ reports: [number], onRecord: [number] });
  expect(await getReportJob(manager, String(id))).toMatchObject({ state: "done", issuedNumber: number });
  expect(await toldOf(manager, id)).toEqual([["report_ready", "For the board", issuedHref(number)]]);
  expect(await getIssuedReport(manager, number)).toMatchObject({ issuedBy: manager.name });
  expect(await rebuildReport(manager, number)).toBe("identical");
});

test("sent twice it is one job and one report; two requests for the same are two", async () => {
  const manager = await newPerson("manager");
  const requestKey = randomUUID();
  const [first, second] = await Promise.all([
    toBeIssued(manager, ORDER, requestKey),
    toBeIssued(manager, ORDER, requestKey),
  ]);
  expect(second).toBe(first);
  const other = await toBeIssued(manager);
  expect(other).not.toBe(first);
  // A file of the same is another thing, and is asked for beside them.
  expect([first, other]).not.toContain(await ordered(manager, ORDER));
  await whileWorking(async () => {
    await until(first, "done");
    await until(other, "done");
  });
  expect(await toBeIssued(manager, ORDER, requestKey)).toBe(first);
  expect((await issuedBy(manager)).reports).toHaveLength(2);
});

test("another one's request is nobody's way to a job", async () => {
  const [manager, other] = [await newPerson("manager"), await newPerson("manager")];
  const requestKey = randomUUID();
  await toBeIssued(manager, ORDER, requestKey);
  expect(await issueReport(other, { requestKey, order: ORDER, background: "yes" })).toMatchObject({
    failure: { kind: "conflict" },
  });
});

test("what was issued at once on the same request is what its job comes to", async () => {
  const manager = await newPerson("manager");
  const requestKey = randomUUID();
  const id = await toBeIssued(manager, ORDER, requestKey);
  const atOnce = await issueReport(manager, { requestKey, order: ORDER });
  await whileWorking(() => until(id, "done"));
  expect(atOnce).toEqual({ ok: true, value: { number: (await rowOf(id)).issued } });
  expect((await issuedBy(manager)).reports).toHaveLength(1);
});

test("a worker that is killed before it is issued leaves that to the next one, which issues it once", async () => {
  const manager = await newPerson("manager");
  const id = await whileIssuingIsHeld(async () => {
    const asked = await toBeIssued(manager);
    await killWorkerAt(asked);
    return asked;
  });
  await whileWorking(() => until(id, "done"));
  expect(await rowOf(id)).toMatchObject({ attempt: 2 });
  const { reports, onRecord } = await issuedBy(manager);
  expect(reports).toEqual([(await rowOf(id)).issued]);
  expect(onRecord).toEqual(reports);
});

test("tried again after it was issued, it is not issued again", async () => {
  const manager = await newPerson("manager");
  const id = await toBeIssued(manager);
  await whileWorking(() => until(id, "done"));
  const before = await issuedBy(manager);
  await makeReportJob({ reportJobId: id }, { signal: new AbortController().signal });
  expect(await issuedBy(manager)).toEqual(before);
  expect(await rowOf(id)).toMatchObject({ attempt: 1 });
});

test.each([
  ["in the middle", whileMilestonesAreHeld],
  ["when it is made and only not kept yet", whileIssuingIsHeld],
])("cancelled %s nothing is issued, and no number is lost", async (_, whileHeld) => {
  const manager = await newPerson("manager");
  const before = await newIssuedReport(manager);
  await whileWorking(async () => {
    const id = await whileHeld(async () => {
      const asked = await toBeIssued(manager);
      await until(asked, "running");
      await untilSomebodyWaits();
      expect(await cancelReportJob(manager, { jobId: asked })).toMatchObject({ ok: true });
      return asked;
    });
    await vi.waitUntil(async () => (await queued()).length === 0, PATIENCE);
    expect(await rowOf(id)).toMatchObject({ state: "cancelled", issued: null, attempt: 1 });
    expect(await toldOf(manager, id)).toEqual([]);
  });
  expect(await issuedBy(manager)).toEqual({ reports: [before], onRecord: [] });
  const ordinal = (number: string) => Number(number.split("-")[2]);
  expect(ordinal(await newIssuedReport(manager))).toBe(ordinal(before) + 1);
});

test.each([
  ["has another role", "role = 'analyst'"],
  ["may not sign in any more", "deactivated_at = now()"],
])("who %s when it is made, or before it is issued, issues none and reads why", async (_, change) => {
  const [early, late] = [await newPerson("manager"), await newPerson("manager")];
  const lose = ({ personId }: Viewer) =>
    asInstallation((tx) => tx.unsafe(`update people set ${change} where id = '${personId}'`));
  const first = await toBeIssued(early);
  await lose(early);
  await whileWorking(async () => {
    await until(first, "failed");
    const second = await whileIssuingIsHeld(async () => {
      const asked = await toBeIssued(late);
      await until(asked, "running");
      await untilSomebodyWaits();
      await lose(late);
      return asked;
    });
    await until(second, "failed");
    for (const id of [first, second]) expect(await rowOf(id)).toMatchObject({ fault: "right_lost" });
  });
  for (const person of [early, late]) expect(await issuedBy(person)).toEqual(NOTHING);
});

test("of nothing there is nothing to issue", async () => {
  const manager = await newPerson("manager");
  const id = await toBeIssued(manager, "kind=milestone&subject=GEO-CIV-99&format=pdf");
  await whileWorking(() => until(id, "failed"));
  expect(await rowOf(id)).toMatchObject({ fault: "gone", issued: null });
  expect(await issuedBy(manager)).toEqual(NOTHING);
});

test("what is marked above what may be held meanwhile is neither issued nor made", async () => {
  const manager = await newPerson("manager");
  await asInstallation((tx) => tx`insert into installation (highest_marking) values ('restricted')`);
  const order = ORDER.replace("For+the+board", "NATO+RESTRICTED");
  const ids = [await toBeIssued(manager, order), await ordered(manager, order)];
  await asInstallation((tx) => tx`update installation set highest_marking = 'unclassified'`);
  await whileWorking(async () => {
    for (const id of ids) await until(id, "failed");
  });
  for (const id of ids) expect(await rowOf(id)).toMatchObject({ fault: "marked", attempt: 1 });
  expect(await issuedBy(manager)).toEqual(NOTHING);
});

test("a foreword as long as they come is issued in the background in any script", async () => {
  const manager = await newPerson("manager");
  const order = new URLSearchParams(ORDER);
  order.set("foreword", "საქართველო".repeat(100));
  const id = await toBeIssued(manager, order.toString());
  await whileWorking(() => until(id, "done"));
  expect((await issuedBy(manager)).reports).toHaveLength(1);
});

test("the database has a job end with the report issued on its request, and with no other one", async () => {
  const manager = await newPerson("manager");
  const id = await toBeIssued(manager);
  const others = await newIssuedReport(manager);
  await asInstallation((tx) => tx`update report_jobs set state = 'running' where id = ${id}`);
  const change = (what: string) => `update report_jobs set ${what} where id = ${id}`;
  const asManager = (what: string) => refusalOf(asPerson(manager, (tx) => tx.unsafe(change(what))));
  const asOwner = (what: string) => refusalOf(asInstallation((tx) => tx.unsafe(change(what))));
  const theirs = "report_jobs_have_the_number_of_their_report";
  expect(await asManager(`state = 'done', issued_number = '${others}'`)).toBe(theirs);
  expect(await asManager("state = 'done', issued_number = 'R-1999-0001'")).toBe(theirs);
  expect(await asOwner(`state = 'done', issued_number = '${others}'`)).toBe(theirs);
  expect(await asManager("state = 'done'")).toBe("report_jobs_are_made_by_the_worker");
  expect(await asOwner("state = 'done'")).toBe("report_jobs_issued_has_a_number");
  expect(await asOwner("size = 1")).toBe("report_jobs_issued_keeps_no_file");
  expect(await asOwner("request_key = null")).toBe("report_jobs_keep_their_order");
  const file = await newReportJob(manager, "running");
  expect(
    await refusalOf(
      asPerson(manager, (tx) => tx`update report_jobs set issued_number = ${others} where id = ${file}`),
    ),
  ).toBe(theirs);
});
