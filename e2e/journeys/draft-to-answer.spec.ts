import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";

import type { Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { z } from "zod";

import { asInstallation } from "@/db/testing/acting";
import { newAssessment, newPerson } from "@/db/testing/factories";
import { fileOfEachKind } from "@/db/testing/files";
import { ask } from "@/e2e/fixtures/ask";
import { COUNTED } from "@/e2e/fixtures/counted";
import { said } from "@/e2e/fixtures/messages";
import { freshMilestone, OWN_AREA } from "@/e2e/fixtures/rows";
import { expect, test } from "@/e2e/fixtures/test";
import { formatFor } from "@/i18n/format";
import type { Viewer } from "@/lib/auth/viewer";

import {
  EVIDENCE,
  field,
  fillEvidence,
  fillJudgement,
  JUDGEMENT,
  press,
  untilAlive,
} from "./assessment-form";
import { attach, choose, type ChosenFile, fileIn, grade, openRow } from "./evidence-row";

/** Its figures move by what this test does alone. */
const PARTNER = COUNTED["journeys/draft-to-answer.spec.ts"];

const format = formatFor("en");
const csvRows = z.array(z.record(z.string(), z.string()));

const inMain = (page: Page, name: string) => page.getByRole("main").getByRole("link", { name });

/** The notice of this kind about the milestone. */
const noticeOf = (page: Page, code: string, kind: string, { name }: Viewer) =>
  page
    .getByRole("article", { name: said(`notices.what.${kind}`).replace("{actor}", name) })
    .filter({ hasText: code });

/** What the partner's page shows of the milestone and of its area. */
async function figuresOf(page: Page, code: string) {
  await page.goto(`/partners/${PARTNER}`);
  const area = page.getByRole("row", { name: new RegExp(`^${said(`words.area.${OWN_AREA}`)}`) }).first();
  return {
    milestone: await page.getByRole("row", { name: code }).innerText(),
    area: await area.innerText(),
  };
}

/** The file behind its link, as somebody gets it who follows the link, and what the answer says of it. */
async function downloaded(page: Page, viewer: Viewer, { name }: ChosenFile) {
  const link = inMain(page, name).first();
  const saved = page.waitForEvent("download");
  await link.click();
  const path = (await link.getAttribute("href")) ?? "";
  const answer = await ask(path, viewer, { method: "HEAD" });
  return {
    path,
    bytes: await readFile(await (await saved).path()),
    headers: Object.fromEntries(answer.headers),
  };
}

const safely = (type: string, { name }: ChosenFile) => ({
  "content-type": type,
  "content-disposition": `attachment; filename="${name}"; filename*=UTF-8''${name}`,
  "x-content-type-options": "nosniff",
});

async function exported(viewer: Viewer, path: string): Promise<Record<string, string>[]> {
  const answer = await ask(path, viewer);
  return csvRows.parse(parse(Buffer.from(await answer.arrayBuffer()), { bom: true, columns: true }));
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : ", who decides and who answers without JavaScript";

  test(`from a draft to an answered decision: analyst, manager and liaison, with files in and out${how}`, async ({
    openAs,
  }) => {
    test.slow(); // Three people one after the other, each on many pages.
    const title = `Posts of the ombudsman ${randomUUID()}`;
    const milestone = await freshMilestone({ partner: PARTNER, title });
    const { code } = milestone;
    const address = `/milestones/${code}`;
    await newAssessment(milestone, { effectiveOn: "2026-03-31", value: 20 });
    const [author, manager, liaison] = [
      await newPerson("analyst", [PARTNER]),
      await newPerson("manager"),
      await newPerson("liaison", [PARTNER]),
    ];
    const analyst = await openAs(author);
    const deciding = await openAs(manager, { javaScriptEnabled });
    const watching = await openAs(manager);
    const answering = await openAs(liaison, { javaScriptEnabled });
    const report = fileOfEachKind(randomUUID())["application/pdf"];
    const count = {
      name: "Count.csv",
      bytes: Buffer.from(`"=HYPERLINK(""https://elsewhere.example"")",posts\n${randomUUID()},60\n`),
    };
    const reason = "Which register, and of which day?";
    const answer = "Ten of these posts were abolished in May.";
    const corrected = `${JUDGEMENT.narrative} Counted on the last day of September.`;

    await test.step("the analyst types, gives a link and two files, is refused a third, and leaves", async () => {
      await analyst.goto(address);
      await analyst.getByRole("link", { name: said("milestone.record") }).click();
      await fillJudgement(analyst, JUDGEMENT);
      await fillEvidence(analyst);
      for (const [index, file] of [report, count].entries()) {
        const row = await openRow(analyst, index + 2);
        await attach(row, file);
        await grade(row, `As in ${file.name}`);
      }
      await press(analyst, "assess.evidence.add");
      const fourth = await openRow(analyst, 4);
      await choose(fourth, {
        name: "Law.pdf",
        bytes: Buffer.from("MZ\u0090\u0000 a program by another name"),
      });
      await expect(fourth.getByRole("alert")).toHaveText(`Law.pdf: ${said("failures.evidence.file.unfit")}`);
      // That it is kept was said of the first field already; this is the last.
      const last = () =>
        asInstallation(
          (tx) => tx`select typed ->> 'evidence[2].credibility' as last from unfinished_assessments
                     where person_id = ${author.personId}`,
        );
      await expect.poll(last).toEqual([{ last: EVIDENCE.credibility }]);
      await analyst.getByRole("link", { name: said("assess.cancel") }).click();
      await expect(analyst.getByRole("heading", { level: 1, name: title })).toBeVisible();
      await analyst.goto("/");
    });

    await test.step("comes back by My work, finds all of it, and submits", async () => {
      await analyst.getByRole("link", { name: said("shell.nav.myWork"), exact: true }).click();
      const drafts = analyst.getByRole("table", { name: said("myWork.drafts.caption") });
      await drafts.getByRole("row", { name: code }).getByRole("link").last().click();
      await expect(field(analyst, "narrative")).toHaveValue(JUDGEMENT.narrative);
      await expect(fileIn(await openRow(analyst, 2))).toContainText(report.name);
      await expect(fileIn(await openRow(analyst, 3))).toContainText(count.name);
      await press(analyst, "assess.submit");
      await expect(analyst.getByText(said("milestone.done.submitted"))).toBeVisible();
      await expect(inMain(analyst, "Law.pdf")).toHaveCount(0);
    });

    const before = await figuresOf(watching, code);

    await test.step("the manager hears of it, reads it beside the one before, and takes the files away as they were sent", async () => {
      await deciding.goto("/notices");
      await expect(noticeOf(deciding, code, "waiting", author)).toBeVisible();
      await deciding.goto(`/reviews?partner=${PARTNER}&analyst=${author.personId}`);
      await deciding.getByRole("row", { name: title }).getByRole("link", { name: code }).click();
      await expect(deciding.getByText(said("reviews.review.before"), { exact: true })).toBeVisible();
      await expect(inMain(deciding, EVIDENCE.title)).toHaveAttribute("href", EVIDENCE.url);
      const pdf = await downloaded(deciding, manager, report);
      expect(pdf.bytes.equals(report.bytes)).toBe(true);
      expect(pdf.headers).toMatchObject(safely("application/pdf", report));
      const csv = await downloaded(deciding, manager, count);
      expect(csv.bytes.equals(count.bytes)).toBe(true);
      expect(csv.headers).toMatchObject(safely("text/csv", count));
    });

    await test.step("returns it with a reason, and nothing counts yet", async () => {
      await deciding.getByText(said("milestone.assessment.return"), { exact: true }).click();
      await deciding.getByLabel(said("milestone.assessment.returnReason")).fill(reason);
      await press(deciding, "milestone.assessment.returnNow");
      await expect(deciding.getByRole("status").filter({ hasText: code })).toContainText("is returned");
      expect(await figuresOf(watching, code)).toEqual(before);
    });

    await test.step("the analyst hears of it, finds it in My work with the reason, corrects and submits it", async () => {
      await analyst.goto("/notices");
      await expect(noticeOf(analyst, code, "returned", manager)).toBeVisible();
      await analyst.goto("/my-work");
      const returned = analyst.getByRole("table", { name: said("myWork.returned.caption") });
      const row = returned.getByRole("row", { name: code });
      await expect(row).toContainText(reason);
      await row.getByRole("link").last().click();
      await untilAlive(analyst);
      await field(analyst, "narrative").fill(corrected);
      await press(analyst, "assess.submit");
      await expect(analyst.getByText(said("milestone.done.submitted"))).toBeVisible();
    });

    await test.step("the manager accepts, and the figures of milestone and area move", async () => {
      await deciding.goto(`/reviews?analyst=${author.personId}`);
      await deciding.getByRole("link", { name: code }).click();
      await expect(deciding.getByText(corrected)).toBeVisible();
      await press(deciding, "milestone.assessment.accept");
      await expect(deciding.getByRole("status").filter({ hasText: code })).toContainText("is accepted");
      const after = await figuresOf(watching, code);
      expect(before.milestone).toContain(format.percent(0.2));
      expect(after.milestone).toContain(format.percent(0.6));
      expect(after.area).not.toBe(before.area);
      await deciding.goto("/notices");
      await expect(noticeOf(deciding, code, "waiting", author).first()).toContainText(
        said("notices.settled.waiting"),
      );
      await analyst.goto("/notices");
      await expect(noticeOf(analyst, code, "decided", manager)).toBeVisible();
    });

    await test.step("the liaison reads it, takes the same file away, and disagrees", async () => {
      await answering.goto(address);
      await expect(answering.getByText(corrected)).toBeVisible();
      await expect(answering.getByText(reason)).toHaveCount(0);
      const pdf = await downloaded(answering, liaison, report);
      expect(pdf.bytes.equals(report.bytes)).toBe(true);
      const entry = answering.getByRole("article").filter({ hasText: corrected });
      await entry.getByText(said("views.record"), { exact: true }).click();
      await entry.getByLabel(said("views.stance")).selectOption("disagrees");
      await entry.getByLabel(said("views.text")).fill(answer);
      await press(answering, "views.recordNow");
      await expect(answering.getByText(said("milestone.done.viewed"))).toBeVisible();

      const foreign = await newPerson("liaison", ["GEO"]);
      for (const path of [address, pdf.path]) expect((await ask(path, foreign)).status, path).toBe(404);
    });

    await test.step("what the partner says stands beside the assessment, on pages and in files", async () => {
      const disagrees = said("words.stance.disagrees");
      await deciding.goto(address);
      const entry = deciding.getByRole("article").filter({ hasText: corrected });
      await expect(entry.getByRole("region", { name: said("views.title") })).toContainText(answer);
      await deciding.goto(`/milestones?q=${encodeURIComponent(title)}`);
      await expect(deciding.getByRole("row", { name: title })).toContainText(disagrees);
      const view = { partner_view: "disagrees", partner_view_text: answer, partner_view_by: "liaison" };
      const [listed] = await exported(manager, `/api/export/milestones.csv?q=${encodeURIComponent(title)}`);
      expect(listed).toMatchObject({ code, value: "60", ...view });
      const path = await exported(manager, `/api/export/milestone-path.csv?code=${code}`);
      expect(path.find(({ day }) => day === JUDGEMENT.effectiveOn)).toMatchObject({
        measured: "60",
        ...view,
      });
      expect(path.find(({ day }) => day === "2026-03-31")).toMatchObject({ partner_view: "" });
    });
  });
}
