import { randomUUID } from "node:crypto";

import type { Page } from "@playwright/test";

import { onePagePdf } from "@/db/seed/demonstration/pdf";
import { asInstallation } from "@/db/testing/acting";
import { newAssessment, newFileEvidence, newPerson } from "@/db/testing/factories";
import { xlsx } from "@/db/testing/files";
import { expectAccessible } from "@/e2e/fixtures/accessible";
import { said } from "@/e2e/fixtures/messages";
import { becomes } from "@/e2e/fixtures/people";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { expect, test } from "@/e2e/fixtures/test";
import { MOST_FILE_BYTES } from "@/lib/evidence/constants";

import { fillJudgement, JUDGEMENT, press, reportOn } from "./journeys/assessment-form";
import { attach, choose, expectKept, fileIn, grade, openRow, pressIn } from "./journeys/evidence-row";

const note = (text = randomUUID()) => ({ name: "Note.txt", bytes: Buffer.from(`Seen: ${text}`) });
const file = (key: string) => said(`assess.evidence.file.${key}`);

const sentBy = ({ personId }: { personId: string }) =>
  asInstallation(
    (tx) => tx<{ file_name: string }[]>`
      select file_name from evidence_uploads where person_id = ${personId} order by uploaded_at`,
  );

test("a file on its way tells how far it is, holds the form back, and is cancelled without a trace", async ({
  openAs,
}) => {
  const analyst = await newPerson("analyst", ["UKR"]);
  const { code } = await freshMilestone({ partner: "UKR" });
  const page = await openAs(analyst);
  await page.goto(`/milestones/${code}/assess`);
  const row = await openRow(page, 1);
  // A slow line: four megabytes would take minutes.
  const line = await page.context().newCDPSession(page);
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 64 * 1024 };
  await line.send("Network.emulateNetworkConditions", slow);
  await choose(row, { name: "Large.txt", bytes: Buffer.alloc(4 * 1024 * 1024, `${randomUUID()}\n`) });
  const progress = row.getByRole("progressbar", { name: file("progress") });
  await expect(progress).toBeVisible();
  await expect(row.getByRole("status")).toHaveText(/^Large\.txt: \d+% sent$/);
  await expect.poll(() => progress.evaluate((bar: HTMLProgressElement) => bar.value)).toBeGreaterThan(0);
  await expect(row.getByLabel(said("assess.evidence.url"))).toBeHidden();

  await press(page, "assess.save");
  await expect(row.getByRole("alert")).toHaveText(file("held"));
  await expect(fileIn(row)).toBeFocused();
  expect(new URL(page.url()).pathname).toBe(`/milestones/${code}/assess`);

  await pressIn(row, "assess.evidence.file.cancel");
  await expect(row.getByRole("status")).toHaveText(file("said.cancelled"));
  await expect(row.getByRole("button", { name: file("choose") })).toBeFocused();
  await expect(row.getByLabel(said("assess.evidence.url"))).toBeVisible();
  await expect(page.locator(`[name="evidence[0].file"]`)).toHaveValue("");

  await line.send("Network.emulateNetworkConditions", { ...slow, uploadThroughput: -1 });
  await attach(row, note());
  expect(await sentBy(analyst)).toEqual([{ file_name: "Note.txt" }]);
});

test("a form that was held back is not sent later, when what was typed has been kept and the file is given up", async ({
  openAs,
}) => {
  const { code } = await freshMilestone({ partner: "UKR" });
  const page = await openAs(await newPerson("analyst", ["UKR"]));
  let arrive: () => void = () => undefined;
  const arrival = new Promise<void>((resolve) => (arrive = resolve));
  await page.route("**/api/unfinished", async (route) => {
    await arrival;
    await route.continue();
  });
  // The first file is on its way for good.
  await page.route("**/api/evidence/uploads", () => undefined, { times: 1 });
  await page.goto(`/milestones/${code}/assess`);
  const row = await openRow(page, 1);
  const keeping = page.waitForRequest("**/api/unfinished");
  await page.getByLabel(said("assess.field.narrative")).fill("So far");
  await keeping;
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/assess")) sent.push(request.url());
  });
  await choose(row, note());
  await press(page, "assess.save");
  await expect(row.getByRole("alert")).toHaveText(file("held"));
  await pressIn(row, "assess.evidence.file.cancel");
  await expect(row.getByRole("status")).toHaveText(file("said.cancelled"));
  const kept = page.waitForResponse("**/api/unfinished");
  arrive();
  await kept;
  await attach(row, note());
  expect(sent).toEqual([]);
});

test("a file that cannot be kept says why at its field, and another one can be chosen", async ({
  openAs,
}) => {
  const { code } = await freshMilestone({ partner: "UKR" });
  const page = await openAs(await newPerson("analyst", ["UKR"]));
  await page.goto(`/milestones/${code}/assess`);
  const row = await openRow(page, 1);
  const fault = row.getByRole("alert");
  await choose(row, { name: "Large.txt", bytes: Buffer.alloc(MOST_FILE_BYTES + 1, "x") });
  await expect(fault).toHaveText(`Large.txt: ${said("failures.evidence.file.too_large")}`);
  await choose(row, { name: "Empty.pdf", bytes: Buffer.alloc(0) });
  await expect(fault).toHaveText(`Empty.pdf: ${said("failures.evidence.file.empty")}`);
  await choose(row, { name: "page.pdf", bytes: Buffer.from("<html><script>alert(1)</script></html>") });
  await expect(fault).toHaveText(`page.pdf: ${said("failures.evidence.file.unfit")}`);
  const marked = Buffer.from(onePagePdf("Minutes", ["The board met.", "NATO SECRET"]));
  await choose(row, { name: "Minutes.pdf", bytes: marked });
  await expect(fault).toHaveText(`Minutes.pdf: ${said("failures.marking.above.unclassified")}`);
  await choose(row, { name: "Posts.xlsx", bytes: xlsx("NATO RESTRICTED") });
  await expect(fault).toHaveText(`Posts.xlsx: ${said("failures.marking.above.unclassified")}`);
  await expect(row.getByRole("button", { name: file("again") })).toHaveCount(0);
  await expectAccessible(page);
  const plain = Buffer.from(onePagePdf("Minutes", [`Seen: ${randomUUID()}`]));
  await attach(row, { name: "Minutes.pdf", bytes: plain });
  await expect(fault).toHaveCount(0);
  await expectAccessible(page);
});

test("a file that is dropped on a row is taken there, and stands in place of the address typed before", async ({
  openAs,
}) => {
  const { code } = await freshMilestone({ partner: "UKR" });
  const page = await openAs(await newPerson("analyst", ["UKR"]));
  await page.goto(`/milestones/${code}/assess`);
  const row = await openRow(page, 2);
  await row.getByLabel(said("assess.evidence.url")).fill("https://example.org/typed");
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "Dropped.txt"));
    return transfer;
  }, `Seen: ${randomUUID()}`);
  await row.dispatchEvent("drop", { dataTransfer: dropped });
  await expectKept(row, "Dropped.txt");
  await expect(row.getByLabel(said("assess.evidence.url"))).toBeHidden();
  await pressIn(row, "assess.evidence.file.remove");
  await expect(row.getByRole("button", { name: file("choose") })).toBeFocused();
  await expect(row.getByLabel(said("assess.evidence.url"))).toHaveValue("https://example.org/typed");
});

test("a session that ended while a file was sent loses nothing: after signing in again it is sent once more", async ({
  openAs,
}) => {
  const analyst = await newPerson("analyst", ["UKR"]);
  const { code } = await freshMilestone({ partner: "UKR" });
  const page = await openAs(analyst);
  await page.goto(`/milestones/${code}/assess`);
  await fillJudgement(page, JUDGEMENT);
  const row = await openRow(page, 1);
  await asInstallation(
    (tx) => tx`update sessions set ended_at = now() where person_id = ${analyst.personId}`,
  );
  await choose(row, note());
  await expect(row.getByRole("alert")).toContainText(file("signedOut"));
  await expect(row.getByRole("link", { name: said("forms.signInElsewhere") })).toHaveAttribute(
    "target",
    "_blank",
  );
  await becomes(page.context(), analyst);
  await pressIn(row, "assess.evidence.file.again");
  await expectKept(row, "Note.txt");
  await grade(row, "A note");
  await press(page, "assess.submit");
  await expect(page.getByText(said("milestone.done.submitted"))).toBeVisible();
  await expect(page.getByRole("link", { name: "Note.txt" })).toBeVisible();
});

test("a file and its note stay through faults, a draft and its revision, until the file is replaced", async ({
  openAs,
}) => {
  const { code } = await freshMilestone({ partner: "UKR" });
  const page = await openAs(await newPerson("analyst", ["UKR"]));
  await page.goto(`/milestones/${code}/assess`);
  await fillJudgement(page, JUDGEMENT);
  const row = await openRow(page, 2);
  await attach(row, note());
  await row.getByLabel(said("assess.evidence.note")).fill("Page 4");
  await press(page, "assess.save");
  await expect(reportOn(page)).toContainText(said("failures.evidence.title.missing"));
  await expect(fileIn(row)).toContainText("Note.txt");
  await grade(row, "A note");
  await press(page, "assess.save");
  await expect(page.getByText(said("milestone.done.saved"))).toBeVisible();
  await expect(page.getByText("Page 4")).toBeVisible();

  await page.getByRole("link", { name: said("milestone.assessment.revise") }).click();
  const revised = await openRow(page, 1);
  await expect(fileIn(revised)).toContainText("Note.txt");
  await expect(revised.getByLabel(said("assess.evidence.note"))).toHaveValue("Page 4");
  await attach(revised, { ...note(), name: "Better.txt" });
  await press(page, "assess.submit");
  await expect(page.getByText(said("milestone.done.submitted"))).toBeVisible();
  await expect(page.getByRole("link", { name: "Better.txt" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Note.txt" })).toHaveCount(0);
});

test("a file that was removed does not come back with a fault of the form", async ({ openAs }) => {
  const author = await newPerson("analyst", ["UKR"]);
  const milestone = await freshMilestone({ partner: "UKR" });
  const id = await newAssessment(milestone, { state: "draft", author, effectiveOn: "2026-06-30" });
  await newFileEvidence(milestone, id, { name: "Taken away.txt" });
  const page = await openAs(author);
  await page.goto(`/milestones/${milestone.code}/assess?assessment=${id}`);
  const row = await openRow(page, 1);
  await pressIn(row, "assess.evidence.file.remove");
  await press(page, "assess.save");
  await expect(reportOn(page)).toContainText(said("failures.evidence.missing"));
  await expect(page.getByText("Taken away.txt")).toHaveCount(0);
  await row.getByLabel(said("assess.evidence.url")).fill("https://example.org/instead");
  await press(page, "assess.save");
  await expect(page.getByText(said("milestone.done.saved"))).toBeVisible();
  await expect(page.locator('a[href="https://example.org/instead"]')).toBeVisible();
});

test("a file that another window has replaced is shown beside one's own, by name, and nothing is overwritten unseen", async ({
  openAs,
}) => {
  const author = await newPerson("analyst", ["UKR"]);
  const milestone = await freshMilestone({ partner: "UKR" });
  const id = await newAssessment(milestone, { state: "draft", author, effectiveOn: "2026-06-30" });
  const [here, there] = [await openAs(author), await openAs(author)];
  for (const page of [here, there]) await page.goto(`/milestones/${milestone.code}/assess?assessment=${id}`);
  const saveWith = async (page: Page, name: string) => {
    const row = await openRow(page, 1);
    await attach(row, { ...note(), name });
    await grade(row, "A note");
    await press(page, "assess.save");
  };
  await saveWith(there, "Theirs.txt");
  await expect(there.getByText(said("milestone.done.saved"))).toBeVisible();
  await saveWith(here, "Ours.txt");
  const both = here.getByRole("table", { name: said("forms.conflict.caption") });
  await expect(both.getByRole("row", { name: /: File Ours\.txt Theirs\.txt$/ })).toBeVisible();
  await expect(fileIn(await openRow(here, 1))).toContainText("Ours.txt");
  await press(here, "assess.save");
  await expect(here.getByText(said("milestone.done.saved"))).toBeVisible();
  await expect(here.getByRole("link", { name: "Ours.txt" })).toBeVisible();
});

test("a file that was sent too long ago is missed in its own row, where it can be sent again", async ({
  openAs,
}) => {
  const analyst = await newPerson("analyst", ["UKR"]);
  const { code } = await freshMilestone({ partner: "UKR" });
  const page = await openAs(analyst);
  await page.goto(`/milestones/${code}/assess`);
  await fillJudgement(page, JUDGEMENT);
  const row = await openRow(page, 2);
  await attach(row, note());
  await grade(row, "A note");
  await asInstallation((tx) => tx`delete from evidence_uploads where person_id = ${analyst.personId}`);
  await press(page, "assess.submit");
  await reportOn(page)
    .first()
    .getByRole("link", { name: said("failures.evidence.file.gone") })
    .click();
  const missed = fileIn(row);
  await expect(missed).toBeFocused();
  await expect(missed).toHaveAccessibleDescription(said("failures.evidence.file.gone"));
  await attach(row, note());
  await press(page, "assess.submit");
  await expect(page.getByText(said("milestone.done.submitted"))).toBeVisible();
});

test("without JavaScript a row takes an address and says so; a file that is there stays until it is removed", async ({
  openAs,
}) => {
  const author = await newPerson("analyst", ["UKR"]);
  const milestone = await freshMilestone({ partner: "UKR" });
  const id = await newAssessment(milestone, { state: "draft", author, effectiveOn: "2026-06-30" });
  for (const name of ["Kept.txt", "Taken away.txt"]) await newFileEvidence(milestone, id, { name });
  const page = await openAs(author, { javaScriptEnabled: false });
  await page.goto(`/milestones/${milestone.code}/assess?assessment=${id}`);
  const sentence = page.locator("noscript p");
  await expect(sentence).toHaveText(said("assess.evidence.linksOnly"));
  await expect(sentence).toBeVisible();
  await expect(page.getByRole("button", { name: file("choose") })).toHaveCount(0);
  const row = await openRow(page, 2);
  await pressIn(row, "assess.evidence.file.remove");
  await expect(page.getByText("Taken away.txt")).toHaveCount(0);
  await expect(fileIn(await openRow(page, 1))).toContainText("Kept.txt");
  await row.getByLabel(said("assess.evidence.url")).fill("https://example.org/instead");
  await press(page, "assess.submit");
  await expect(page.getByText(said("milestone.done.submitted"))).toBeVisible();
  await expect(page.getByRole("link", { name: "Kept.txt" })).toBeVisible();
  await expect(page.locator('a[href="https://example.org/instead"]')).toHaveAttribute("rel", /noopener/);
});
