import { randomUUID } from "node:crypto";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { asInstallation } from "@/db/testing/acting";
import { newAssessment, newPerson } from "@/db/testing/factories";
import { newSchedule, stopKeyOf } from "@/db/testing/schedules";
import { expectAccessible } from "@/e2e/fixtures/accessible";
import { siteAddress } from "@/e2e/fixtures/address";
import { said } from "@/e2e/fixtures/messages";
import { becomes } from "@/e2e/fixtures/people";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { untilScripted } from "@/e2e/fixtures/scripted";
import { expect, test } from "@/e2e/fixtures/test";
import { readDatabaseEnv, readOwnerEnv } from "@/lib/env";
import { startMailbox } from "@/scripts/testing/mailbox";
import { script } from "@/scripts/testing/shell";

// One after the other: each sends whatever is due, to the people of the others too, and a second one that comes meanwhile sends nothing.
test.describe.configure({ mode: "default" });

/** `npm run reports:send` as it is called at a shell, over a real mail server. */
async function sendReports(now: string) {
  const box = await startMailbox();
  const { code, stdout, stderr } = await script(
    "scripts/reports-send.ts",
    {
      DATABASE_URL: readDatabaseEnv().DATABASE_URL,
      DATABASE_OWNER_URL: readOwnerEnv().DATABASE_OWNER_URL,
      NEXTAUTH_URL: siteAddress(),
      SMTP_URL: box.url,
      MAIL_FROM: "Reform Tracker <tracker@example.org>",
    },
    "--now",
    now,
  );
  await box.stop();
  return { code, said: stdout + stderr, mailsTo: box.mailsTo };
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : ", without JavaScript too";

  test(`a manager schedules a report, it is mailed as a PDF, and who has lost the role gets nothing${how}`, async ({
    openAs,
  }) => {
    const milestone = await freshMilestone({ partner: "GEO", startOn: "2024-01-01" });
    await newAssessment(milestone, { effectiveOn: "2025-12-31", value: 50, evidence: 1 });
    const [manager, reader, leaver] = [
      await newPerson("manager"),
      await newPerson("manager"),
      await newPerson("manager"),
    ];
    const page = await openAs(manager, { javaScriptEnabled });
    await page.goto("/reports?kind=partner&subject=GEO&format=pdf");
    await page.getByRole("textbox", { name: said("reports.field.title") }).fill("For the board");
    await page.getByRole("button", { name: said("reportSchedules.order") }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(said("reportSchedules.new.title"));
    if (javaScriptEnabled) await untilScripted(page);
    const field = (name: string) => page.getByRole("main").locator(`[name="${name}"]`);
    await expect(field("title")).toHaveValue("For the board");
    await expect(page.getByRole("checkbox", { name: manager.name })).toBeChecked();
    for (const { name } of [reader, leaver]) await page.getByRole("checkbox", { name }).check();
    await field("rhythm").selectOption("weekly");
    await field("weekday").selectOption("5");
    await field("hour").selectOption("8");
    await field("timeZone").fill("Nowhere");
    if (javaScriptEnabled) await expect(page.getByText(said("reportSchedules.previewNone"))).toBeVisible();
    await page.getByRole("button", { name: said("reportSchedules.send") }).click();
    await expect(page.getByRole("alert").first()).toContainText(said("failures.schedule.time_zone.unknown"));
    await expect(page.getByRole("checkbox", { name: reader.name })).toBeChecked();
    await field("timeZone").fill("Asia/Tbilisi");
    if (javaScriptEnabled)
      await expect(page.getByRole("status").filter({ hasText: "08:00 Asia/Tbilisi" })).toBeVisible();
    await page.getByRole("button", { name: said("reportSchedules.send") }).click();
    await expect(page.getByText(said("reportSchedules.done.created"))).toBeVisible();
    await expect(page.getByText("Every Friday at 08:00, Asia/Tbilisi")).toBeVisible();
    await expect(page.getByText(said("reportSchedules.noServer"))).toBeVisible();
    const [, id = ""] = /schedules\/(\d+)/.exec(page.url()) ?? [];
    const [row] = await asInstallation(
      (tx) => tx<{ next: Date }[]>`select next_at as next from report_schedules where id = ${id}`,
    );
    const next = row?.next.toISOString() ?? "";
    expect(next).toMatch(/T04:00:00\.000Z$/);

    const lost = { role: "analyst" };
    await asInstallation((tx) => tx`update people set ${tx(lost)} where id = ${leaver.personId}`);
    const sent = await sendReports(next);
    expect(sent.said).toMatch(/^\d+ scheduled reports? due, \d+ mails sent, \d+ refused\.\n$/);
    expect(sent.said).not.toContain("@");
    expect(sent.code).toBe(0);
    for (const person of [manager, reader]) {
      const [mail] = await sent.mailsTo(person.email);
      const [file] = mail?.attachments ?? [];
      expect(file?.contentType).toBe("application/pdf");
      const pdf = await getDocument({ data: new Uint8Array(file?.content ?? []) }).promise;
      expect((await pdf.getMetadata()).info).toMatchObject({ Title: "For the board" });
      expect(mail?.text).toContain(`${siteAddress()}/reports/schedules/${id}`);
    }
    expect(await sent.mailsTo(leaver.email)).toEqual([]);
    expect(await (await sendReports(next)).mailsTo(reader.email)).toEqual([]);

    await page.goto("/notices");
    await page.getByRole("link", { name: /For the board/ }).click();
    await expect(page).toHaveURL(`/reports/schedules/${id}`);
    const runs = page.getByRole("region", { name: said("reportSchedules.runsCaption") });
    await expect(runs.getByText(said("reportSchedules.run.partly"))).toBeVisible();
    await expect(runs.getByRole("listitem").filter({ hasText: leaver.name })).toContainText(
      said("reportSchedules.reason.role"),
    );
    await expect(runs.getByRole("listitem").filter({ hasText: reader.name })).toContainText("sent ");

    await page.getByRole("link", { name: said("reportSchedules.change.link") }).click();
    await field("rhythm").selectOption("monthly");
    await page.getByRole("button", { name: said("reportSchedules.change.send") }).click();
    // Somebody who may not be sent it any more was among the recipients, and is offered no longer.
    await expect(page.getByText(said("reportSchedules.done.changed"))).toBeVisible();
    await expect(page.getByText(leaver.name)).toHaveCount(1);
    for (const [button, done] of [
      ["pause", "paused"],
      ["resume", "active"],
      ["end", "ended"],
    ] as const) {
      await page.getByRole("button", { name: said(`reportSchedules.${button}`), exact: true }).click();
      await expect(page.getByText(said(`reportSchedules.done.${done}`))).toBeVisible();
    }
    await page.goto("/reports/schedules");
    await expect(page.getByRole("row").filter({ hasText: "For the board" })).toContainText(
      said("reportSchedules.state.ended"),
    );
  });
}

test("a schedule without a title is called by its partner's name, in the language of its reader", async ({
  openAs,
}) => {
  const manager = await newPerson("manager");
  const id = await newSchedule(manager, { choices: { kind: "partner", subject: "GEO" } });
  const page = await openAs(manager, { javaScriptEnabled: false, locale: "fr-FR" });
  const named = page.getByRole("heading", { name: /Géorgie/ });
  for (const path of [
    `/reports/schedules/${id}`,
    `/reports/schedules/${id}/change`,
    "/reports/schedules/new?kind=partner&subject=GEO&format=pdf",
  ]) {
    await page.goto(path);
    await expect(named).toBeVisible();
    await expect(page.getByRole("main")).not.toContainText("GEO");
  }
  await page.goto("/reports/schedules");
  await expect(page.getByRole("link", { name: /Géorgie/ })).toBeVisible();
});

test("the link of a mail stops the report for its reader alone, by a press or by one POST", async ({
  openAs,
}) => {
  const [manager, reader] = [await newPerson("manager"), await newPerson("manager")];
  const id = await newSchedule(manager, { recipients: [manager, reader], state: "paused" });
  const stopped = () =>
    asInstallation(
      (tx) => tx<{ person: string }[]>`
        select person_id as person from report_schedule_recipients where schedule_id = ${id} and stopped_at is not null`,
    ).then((rows) => rows.map(({ person }) => person));
  const key = await stopKeyOf(id, reader);
  const page = await openAs(null, { javaScriptEnabled: false });
  await page.goto(`/stop-report?key=${key}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(said("reportSchedules.stopPage.on.title"));
  expect(await stopped()).toEqual([]);
  await page.getByRole("button", { name: said("reportSchedules.stopPage.on.button") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    said("reportSchedules.stopPage.off.title"),
  );
  expect(await stopped()).toEqual([reader.personId]);

  const oneClick = (of: string) =>
    fetch(`${siteAddress()}/stop-report?key=${of}`, {
      method: "POST",
      body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
      redirect: "manual",
    });
  expect((await oneClick(await stopKeyOf(id, manager))).status).toBe(200);
  expect((await stopped()).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
    [manager.personId, reader.personId].toSorted((a, b) => (a < b ? -1 : 1)),
  );
  expect((await oneClick(randomUUID())).status).toBe(404);
  expect((await page.goto(`/stop-report?key=${randomUUID()}`))?.status()).toBe(404);

  await becomes(page.context(), reader);
  await page.goto(`/reports/schedules/${id}`);
  await page.getByRole("button", { name: said("reportSchedules.receive") }).click();
  await expect(page.getByText(said("reportSchedules.done.yes"))).toBeVisible();
  expect(await stopped()).toEqual([manager.personId]);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the mail itself meets WCAG 2.2 AA and fits a telephone, ${colorScheme}`, async ({ openAs }) => {
    const manager = await newPerson("manager");
    const title = `${"Gesetzgebungsverfahren".repeat(5)} & قانون`;
    await newSchedule(manager, { choices: { title }, nextAt: "2026-11-23T07:00:00Z" });
    const [mail] = await (await sendReports("2026-11-23T07:00:00Z")).mailsTo(manager.email);
    const page = await openAs(null, { colorScheme, viewport: { width: 390, height: 844 } });
    await page.setContent(typeof mail?.html === "string" ? mail.html : "");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
}
