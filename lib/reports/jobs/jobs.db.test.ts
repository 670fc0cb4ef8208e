import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { asInstallation, asPerson, refusalOf, untilSomebodyWaits } from "@/db/testing/acting";
import { newMilestone, newPerson } from "@/db/testing/factories";
import {
  killWorkerAt,
  ordered,
  PATIENCE,
  queued,
  requestOf,
  rowOf,
  toldOf,
  until,
  untilThrough,
  whileMilestonesAreHeld,
  whileWorking,
} from "@/db/testing/report-jobs";
import { sqlAsOwner } from "@/db/testing/sql";
import type { Viewer } from "@/lib/auth/viewer";
import { issueReport } from "@/lib/reports/commands";
import { cancelReportJob, orderReportJob } from "@/lib/reports/jobs/commands";
import { getReportJob, getReportJobFile, isLongReport, listReportJobs } from "@/lib/reports/jobs/queries";
import { longFrom, reportJobHref } from "@/lib/reports/jobs/rules";
import { forgetReportFiles } from "@/lib/reports/jobs/run";
import { makeReport } from "@/lib/reports/make";
import { reportOrderSchema } from "@/lib/reports/schemas";

/** So many milestones of the partner at once. */
async function newMilestones(partner: string, many: number): Promise<void> {
  const { id } = await newMilestone({ partner });
  await asInstallation(
    (tx) => tx`
      insert into milestones (code, partner_iso3, area_code, title, description, nature, basis, indicator, unit,
                              baseline, target, start_on, due_on, first_due_on, weight)
      select ${`${partner}-BIN-`} || number, partner_iso3, area_code, title, description, nature, basis, indicator, unit,
             baseline, target, start_on, due_on, first_due_on, weight
      from milestones, generate_series(1001, ${1000 + many - 1}::int) as number where id = ${id}`,
  );
}

beforeAll(() => newMilestone({ partner: "GEO" }));

const write = process.stderr.write.bind(process.stderr);
let written = "";
beforeAll(() => {
  process.stderr.write = (text) => {
    written += String(text);
    return true;
  };
});
afterAll(() => void (process.stderr.write = write));

test("a report in the background has the bytes of its order, and its requester is told once", async () => {
  const manager = await newPerson("manager");
  const id = await ordered(manager, "kind=partner&subject=GEO&format=json&title=For+the+board");
  await whileWorking(() => untilThrough(id));
  const row = await rowOf(id);
  expect(row).toMatchObject({ attempt: 1, steps_done: row.steps_all, fault: null });
  const file = await getReportJobFile(manager, id);
  const again = await makeReport(manager, reportOrderSchema.parse(row.order));
  expect(file?.content.equals(again?.bytes ?? Buffer.of())).toBe(true);
  expect(file?.fileName).toBe(again?.name);
  expect(await toldOf(manager, id)).toEqual([["report_ready", "For the board", reportJobHref(id)]]);
});

test("of every kind all the steps are counted that were promised", async () => {
  const manager = await newPerson("manager");
  const { code } = await newMilestone({ partner: "GEO" });
  const about = [
    "kind=partner&subject=GEO",
    "kind=portfolio",
    "kind=period",
    `kind=milestone&subject=${code}`,
  ];
  const ids = await Promise.all(about.map((kind) => ordered(manager, `${kind}&format=csv`)));
  await whileWorking(async () => {
    for (const id of ids) await until(id, "done");
  });
  for (const id of ids) {
    const { steps_done: done, steps_all: all } = await rowOf(id);
    expect(done).toBe(all);
  }
});

test("a report without a title is called by what it is about, a partner by name and in the language of the report", async () => {
  const manager = await newPerson("manager");
  const id = await ordered(manager, "kind=partner&subject=GEO&format=json&language=fr");
  const { title = "" } = (await getReportJob(manager, String(id))) ?? {};
  expect(title).toMatch(/ · Géorgie$/);
  await cancelReportJob(manager, { jobId: id });
});

test("asked for twice while it is under way it is one report, and another one afterwards", async () => {
  const manager = await newPerson("manager");
  const [first, second] = await Promise.all([ordered(manager), ordered(manager)]);
  expect(second).toBe(first);
  expect(await ordered(await newPerson("manager"))).not.toBe(first);
  await whileWorking(() => until(first, "done"));
  expect(await ordered(manager)).not.toBe(first);
});

test("a worker that is killed in the middle leaves the report to the next one", async () => {
  const manager = await newPerson("manager");
  const id = await whileMilestonesAreHeld(async () => {
    const asked = await ordered(manager, "kind=portfolio&format=pdf");
    await killWorkerAt(asked);
    return asked;
  });
  expect(await rowOf(id)).toMatchObject({ state: "running", attempt: 1, kept: false });
  await whileWorking(() => until(id, "done"));
  expect(await rowOf(id)).toMatchObject({ attempt: 2, kept: true });
  expect(await toldOf(manager, id)).toHaveLength(1);
});

test("cancelled in the middle it ends at the next step, and nothing of it stays", async () => {
  const manager = await newPerson("manager");
  await whileWorking(async () => {
    const id = await whileMilestonesAreHeld(async () => {
      const asked = await ordered(manager);
      await until(asked, "running");
      await untilSomebodyWaits();
      expect(await cancelReportJob(manager, { jobId: asked })).toMatchObject({ ok: true });
      return asked;
    });
    const next = await ordered(manager, "kind=period&format=json");
    await until(next, "done");
    await vi.waitUntil(async () => (await queued()).length === 0, PATIENCE);
    expect(await rowOf(id)).toMatchObject({ state: "cancelled", kept: false, attempt: 1 });
    expect(await toldOf(manager, id)).toEqual([]);
  });
});

test("cancelled while it waits it is never begun, and what is over stays as it is", async () => {
  const manager = await newPerson("manager");
  const id = await ordered(manager);
  expect(await cancelReportJob(manager, { jobId: id })).toMatchObject({ ok: true });
  const done = await ordered(manager, "kind=period&format=json");
  await whileWorking(() => until(done, "done"));
  expect(await rowOf(id)).toMatchObject({ state: "cancelled", attempt: 0 });
  expect(await cancelReportJob(manager, { jobId: done })).toMatchObject({ ok: true });
  expect(await rowOf(done)).toMatchObject({ state: "done", kept: true });
});

test.each([
  ["has another role", "role = 'analyst'"],
  ["may not sign in any more", "deactivated_at = now()"],
])("who %s when it is made gets none, and reads why", async (_, change) => {
  const manager = await newPerson("manager");
  const id = await ordered(manager);
  await asInstallation((tx) => tx.unsafe(`update people set ${change} where id = '${manager.personId}'`));
  await whileWorking(() => until(id, "failed"));
  expect(await rowOf(id)).toMatchObject({ fault: "right_lost", kept: false });
});

test("what fails is tried three times, and then its requester is told", async () => {
  const manager = await newPerson("manager");
  const id = await asInstallation(async (tx) => {
    const [row] = await tx<{ id: number }[]>`
      insert into report_jobs (requester_id, made_by_order, asked, title, format, steps_all)
      values (${manager.personId}, '{}', 'broken', 'Broken', 'pdf', 3) returning id::int`;
    return row?.id ?? 0;
  });
  await whileWorking(() =>
    vi.waitUntil(async () => {
      // Nobody waits here for the pause before the next try.
      await sqlAsOwner`update graphile_worker._private_jobs set run_at = now() where run_at > now()`;
      return (await rowOf(id)).state === "failed";
    }, PATIENCE),
  );
  expect(await rowOf(id)).toMatchObject({ fault: "fault", attempt: 3 });
  expect(await toldOf(manager, id)).toEqual([["report_failed", "Broken", reportJobHref(id)]]);
  expect(written.match(/"action":"job make_report"/g)).toHaveLength(3);
});

test("there is nothing to report on a milestone that is none", async () => {
  const manager = await newPerson("manager");
  const id = await ordered(manager, "kind=milestone&subject=GEO-CIV-99&format=pdf");
  await whileWorking(() => until(id, "failed"));
  expect(await rowOf(id)).toMatchObject({ fault: "gone" });
});

test("a report in the background is its requester's alone: not an administrator's, in no way", async () => {
  const [manager, admin] = [await newPerson("manager"), await newPerson("admin")];
  const id = await ordered(manager);
  expect(await getReportJob(admin, String(id))).toBeNull();
  expect(await listReportJobs(admin)).toEqual([]);
  expect(await getReportJobFile(admin, id)).toBeNull();
  expect(await cancelReportJob(admin, { jobId: id })).toMatchObject({ failure: { kind: "not_found" } });
  expect(await asPerson(admin, (tx) => tx`select from report_jobs where id = ${id}`)).toHaveLength(0);
  expect(
    await asPerson(admin, (tx) => tx`update report_jobs set state = 'cancelled' where id = ${id}`),
  ).toHaveLength(0);
  expect((await rowOf(id)).state).toBe("waiting");
});

test("the database holds what may follow what, and who may order", async () => {
  const [manager, analyst] = [await newPerson("manager"), await newPerson("analyst", ["GEO"])];
  const id = await ordered(manager);
  const asManager = (statement: string) => refusalOf(asPerson(manager, (tx) => tx.unsafe(statement)));
  expect(await asManager(`update report_jobs set state = 'running' where id = ${id}`)).toBe(
    "report_jobs_are_made_by_the_worker",
  );
  expect(await asManager(`update report_jobs set title = 'Other' where id = ${id}`)).toMatch(
    /permission denied/,
  );
  const insert = (by: Viewer, of: Viewer) =>
    refusalOf(
      asPerson(
        by,
        (tx) => tx`insert into report_jobs (requester_id, made_by_order, asked, title, format, steps_all)
                   values (${of.personId}, '{}', 'x', 'x', 'pdf', 1)`,
      ),
    );
  expect(await insert(analyst, analyst)).toMatch(/row-level security/);
  expect(await insert(manager, analyst)).toMatch(/row-level security/);
  expect(
    await orderReportJob(analyst, requestOf("kind=portfolio&format=pdf"), new URLSearchParams()),
  ).toMatchObject({
    failure: { kind: "forbidden" },
  });
  await cancelReportJob(manager, { jobId: id });
  const asOwner = (statement: string) => refusalOf(asInstallation((tx) => tx.unsafe(statement)));
  expect(await asOwner(`update report_jobs set state = 'running' where id = ${id}`)).toBe(
    "report_jobs_follow_their_states",
  );
  expect(await asOwner(`update report_jobs set asked = 'other' where id = ${id}`)).toBe(
    "report_jobs_keep_their_order",
  );
});

test("a file is kept for seven days and not longer; that there was one stays", async () => {
  const manager = await newPerson("manager");
  const [old, young] = [await ordered(manager), await ordered(manager, "kind=period&format=json")];
  await whileWorking(async () => {
    await until(old, "done");
    await until(young, "done");
  });
  const age = (id: number, days: string) =>
    asInstallation((tx) => tx`update report_jobs set ended_at = now() - ${days}::interval where id = ${id}`);
  await age(old, "7 days 1 minute");
  await age(young, "6 days 23 hours");
  await forgetReportFiles();
  expect([(await rowOf(old)).kept, (await rowOf(young)).kept]).toEqual([false, true]);
  expect(await getReportJob(manager, String(old))).toMatchObject({ state: "done" });
  expect(await getReportJobFile(manager, old)).toBeNull();
});

test("a report is long from so many milestones times sections on", async () => {
  const manager = await newPerson("manager");
  const order = "kind=partner&subject=MLT&format=pdf";
  const request = requestOf(order);
  await newMilestones("MLT", longFrom(request) - 1);
  expect(await isLongReport(manager, request)).toBe(false);
  await newMilestone({ partner: "MLT" });
  expect(await isLongReport(manager, request)).toBe(true);
  const issued = await issueReport(manager, { requestKey: randomUUID(), order });
  expect(issued.ok && "jobId" in issued.value).toBe(true);
  expect(await isLongReport(manager, requestOf("kind=partner&subject=MLT&section=summary&format=pdf"))).toBe(
    false,
  );
  expect(await isLongReport(manager, requestOf("kind=portfolio&format=pdf"))).toBe(false);
});
