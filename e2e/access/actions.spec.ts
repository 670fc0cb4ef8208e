import type { Page, Request } from "@playwright/test";

import { asInstallation } from "@/db/testing/acting";
import { newAssessment, newPerson } from "@/db/testing/factories";
import { ask } from "@/e2e/fixtures/ask";
import { said } from "@/e2e/fixtures/messages";
import { becomes } from "@/e2e/fixtures/people";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { actionsOnDisk } from "@/e2e/fixtures/sources";
import { expect, test } from "@/e2e/fixtures/test";

import { ATTEMPTS, OPEN_ACTIONS } from "./attempts";
import { newCast } from "./cast";

const WORKER = Number(process.env.TEST_PARALLEL_INDEX ?? 0);

/** What of the installation an attempt could change: the account, template or scale with all that hangs on it, and what bears the mark. */
function keptOf(subject: string, mark: string): Promise<unknown> {
  return asInstallation(async (tx) => {
    const people = await tx`
      select to_jsonb(p) as person,
             (select jsonb_agg(a.partner_iso3 order by a.partner_iso3) from assignments a where a.person_id = p.id) as partners,
             (select jsonb_agg(to_jsonb(l) order by l.made_at) from account_links l where l.person_id = p.id) as links,
             (select jsonb_agg(to_jsonb(s) order by s.created_at) from sessions s where s.person_id = p.id) as sessions
      from people p where p.id::text = ${subject} or p.name = ${mark} order by p.id`;
    const templates = await tx`select * from milestone_templates where code = ${subject} or title = ${mark}`;
    const stages = await tx`
      select s.code, s.version, t.* from scales s join scale_stages t on t.scale_id = s.id
      where s.code = ${subject} or t.label_en = ${mark} order by s.version, t.value`;
    const settings = await tx`select * from installation where contact = ${mark}`;
    const jobs = await tx`select id, state from report_jobs where id::text = ${subject}`;
    return [...people, ...templates, ...stages, ...settings, ...jobs];
  });
}

/** Everything that an attempt could change: the milestone with all that hangs on it, the proposal, this worker's quarters of long ago, the view of it, its issued and its scheduled reports, and what bears the mark. */
function recordOf(milestoneId: number, proposalId: number, mark: string): Promise<unknown> {
  return asInstallation(async (tx) => {
    const rows = await tx`
      select to_jsonb(m) as milestone,
             (select jsonb_agg(to_jsonb(a) order by a.id) from assessments a where a.milestone_id = m.id) as assessments,
             (select jsonb_agg(to_jsonb(e) order by e.id) from evidence e join assessments a on a.id = e.assessment_id
               where a.milestone_id = m.id) as evidence,
             (select jsonb_agg(to_jsonb(v) order by v.id) from partner_views v join assessments a on a.id = v.assessment_id
               where a.milestone_id = m.id) as views,
             (select jsonb_agg(to_jsonb(c) order by c.id) from comments c where c.milestone_id = m.id) as comments,
             (select jsonb_agg(to_jsonb(s) order by s.id) from milestone_commitments s where s.milestone_id = m.id) as commitments,
             (select jsonb_agg(to_jsonb(d) order by d.id) from milestone_dependencies d where d.milestone_id = m.id) as dependencies
      from milestones m where m.id = ${milestoneId} or m.title = ${mark} order by m.id`;
    const proposals =
      await tx`select * from milestone_proposals where id = ${proposalId} or title = ${mark} order by id`;
    const events = await tx`
      select * from period_events where extract(year from quarter_on) in (${1950 + WORKER}, ${1960 + WORKER}) order by id`;
    const views = await tx`
      select v.* from saved_views v join milestones m on v.address = '/milestones?q=' || m.code where m.id = ${milestoneId}`;
    const reports = await tx`
      select r.number from issued_reports r join milestones m on m.code = r.subject where m.id = ${milestoneId} order by r.id`;
    const schedules = await tx`
      select s.*, (select jsonb_agg(to_jsonb(r) order by r.person_id) from report_schedule_recipients r where r.schedule_id = s.id) as recipients
      from report_schedules s join milestones m on m.code = s.choices ->> 'subject' where m.id = ${milestoneId} order by s.id`;
    return [...rows, ...proposals, ...events, ...views, ...reports, ...schedules];
  });
}

/** What the form sends, taken from the browser before the product gets it: anybody can send that. */
async function heldBack(page: Page, send: () => Promise<void>) {
  const held = new Promise<Request>((resolve) => {
    void page.route("**", async (route) => {
      const request = route.request();
      if (request.method() !== "POST") return route.continue();
      resolve(request);
      return route.fulfill({ status: 204 });
    });
  });
  await send();
  const request = await held;
  const { pathname, search, origin } = new URL(request.url());
  const type = request.headers()["content-type"] ?? "";
  const body = Uint8Array.from(request.postDataBuffer() ?? []);
  return {
    path: pathname + search,
    method: "POST",
    body,
    headers: { origin, "content-type": type },
  } as const;
}

test("every action that exists has its row in the table, and no row is left over", () => {
  expect(actionsOnDisk()).toEqual([...Object.keys(ATTEMPTS), ...Object.keys(OPEN_ACTIONS)].toSorted());
});

for (const [action, attempt] of Object.entries(ATTEMPTS)) {
  const { may, mayNot, prepare, propose, about, path, fill } = attempt;
  test(`${action} does nothing for those who may not, and what it says for ${may}`, async ({
    openAs,
    alone,
  }) => {
    if (attempt.alone !== undefined) await alone(attempt.alone);
    const cast = await newCast("GEO", "ARM");
    const [allowed, author] = [cast[may], cast.assigned];
    if (allowed === null || author === null) throw new Error("the cast has nobody for this");
    const milestone = await freshMilestone({ partner: "GEO" });
    const proposal = (await propose?.(milestone)) ?? 0;
    const subject = (await about?.(milestone, allowed)) ?? "";
    await prepare?.(milestone, author);
    const mark = `Mark ${crypto.randomUUID()}`;
    const record = async () => [await recordOf(milestone.id, proposal, mark), await keptOf(subject, mark)];
    const before = await record();
    const page = await openAs(allowed, { javaScriptEnabled: false });
    await page.goto(path(milestone, proposal, subject));
    const form = await heldBack(page, await fill(page, mark));

    for (const who of [...mayNot, may]) {
      expect((await ask(form.path, cast[who], form)).status, who).toBeLessThan(500);
      const after = await record();
      if (who === may) expect(after, who).not.toEqual(before);
      else expect(after, who).toEqual(before);
    }
  });
}

test("an author who became a manager is offered no decision on the own assessment, and a forged one is refused", async ({
  openAs,
}) => {
  const author = await newPerson("analyst", ["GEO"]);
  const milestone = await freshMilestone({ partner: "GEO" });
  await newAssessment(milestone, { state: "submitted", author, effectiveOn: "2026-03-31" });
  await asInstallation((tx) => tx`delete from assignments where person_id = ${author.personId}`);
  await asInstallation((tx) => tx`update people set role = 'manager' where id = ${author.personId}`);
  const page = await openAs(author, { javaScriptEnabled: false });
  await page.goto(`/milestones/${milestone.code}`);
  await expect(page.getByText(said("milestone.assessment.own"))).toBeVisible();
  const accept = page.getByRole("button", { name: said("milestone.assessment.accept"), exact: true });
  await expect(accept).toHaveCount(0);

  await becomes(page.context(), await newPerson("manager"));
  await page.reload();
  const before = await recordOf(milestone.id, 0, "");
  await becomes(page.context(), author);
  await accept.click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    said("failures.assessment.decide.own"),
  );
  expect(await recordOf(milestone.id, 0, "")).toEqual(before);
});
