import { createHash, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { withDemonstration } from "@/db/testing/demonstration";
import { asInstallation, asPerson, refusalOf } from "@/db/testing/acting";
import { newAssessment, newIssuedReport, newMilestone, newPerson } from "@/db/testing/factories";
import { sqlAsOwner } from "@/db/testing/sql";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/periods/today";
import { issueReport } from "@/lib/reports/commands";
import { composeReport } from "@/lib/reports/compose";
import { REPORT_FORMATS } from "@/lib/reports/constants";
import {
  checkIssuedReport,
  getIssuedFile,
  getIssuedReport,
  listIssuedReports,
  rebuildReport,
} from "@/lib/reports/queries";
import { issueReportSchema } from "@/lib/reports/schemas";
import { readPdf } from "@/lib/reports/testing/read-pdf";

await withDemonstration();

const ORDER = "kind=partner&subject=GEO&format=pdf&section=summary&section=completion";

async function issued(viewer: Viewer, order = ORDER, requestKey: string = randomUUID()): Promise<string> {
  const outcome = await issueReport(viewer, { requestKey, order });
  if (!outcome.ok) throw new Error(outcome.failure.messageKey);
  if (!("number" in outcome.value)) throw new Error("it is issued later");
  return outcome.value.number;
}

const ordinalOf = (number: string) => Number(number.split("-")[2]);
const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

test("a report is issued under the next number of the year, once for a request, and is on record", async () => {
  const manager = await newPerson("manager");
  const requestKey = randomUUID();
  const first = await issued(manager, ORDER, requestKey);
  expect(first).toMatch(new RegExp(`^R-${today().slice(0, 4)}-\\d{4}$`));
  expect(await issued(manager, ORDER, requestKey)).toBe(first);
  const second = await issued(manager);
  expect(ordinalOf(second)).toBe(ordinalOf(first) + 1);
  const report = await getIssuedReport(manager, first);
  expect(report).toMatchObject({
    kind: "partner",
    subject: "GEO",
    title: "Georgia",
    format: "pdf",
    issuedBy: manager.name,
  });
  const events = await asInstallation(
    (tx) =>
      tx`select person_id, after->>'sha256' as sha256 from audit_events where action = 'report.issue' and entity_id = ${first}`,
  );
  expect([...events]).toEqual([{ person_id: manager.personId, sha256: report?.sha256 }]);
});

test("an issued report says its number on every page and of itself, and its check code is that of what it says without it", async () => {
  const manager = await newPerson("manager");
  const number = await issued(manager);
  const pdf = await readPdf((await getIssuedFile(manager, number))?.content ?? Buffer.alloc(0));
  for (const page of pdf.pages) expect(page).toContain(`${number} · Georgia`);
  expect(pdf.tables.flat()).toContainEqual(expect.arrayContaining(["Number", number]));
  const report = await getIssuedReport(manager, number);
  const again = report === null ? null : await composeReport(manager, report.order);
  expect(again?.checkCode).toBe(report?.checkCode);
  const other = await getIssuedReport(manager, await issued(manager));
  expect(other?.sha256).not.toBe(report?.sha256);
});

test.each(REPORT_FORMATS)(
  "made again under its number, it is identical to the byte as %s",
  async (format) => {
    const manager = await newPerson("manager");
    const number = await issued(manager, ORDER.replace("pdf", format));
    expect(await rebuildReport(manager, number)).toBe("identical");
  },
);

test("reports issued at the same time each say the number that they have", async () => {
  const manager = await newPerson("manager");
  const order = ORDER.replace("pdf", "json");
  const numbers = await Promise.all(Array.from({ length: 12 }, () => issued(manager, order)));
  expect(new Set(numbers).size).toBe(12);
  for (const number of numbers) {
    const file = await getIssuedFile(manager, number);
    expect(JSON.parse(file?.content.toString() ?? "{}")).toMatchObject({ number });
  }
});

test("who issues no reports is told no number", async () => {
  const analyst = await newPerson("analyst", ["GEO"]);
  const [row] = await asPerson(analyst, (tx) => tx`select tracker.next_report_number() as number`);
  expect(row).toEqual({ number: null });
});

test("numbers given at the same time differ and leave no gap", async () => {
  const manager = await newPerson("manager");
  const numbers = await Promise.all(Array.from({ length: 5 }, () => newIssuedReport(manager)));
  const ordinals = numbers.map(ordinalOf).toSorted((a, b) => a - b);
  expect(ordinals).toEqual(ordinals.map((_, index) => (ordinals[0] ?? 0) + index));
});

test("what was issued is fetched as it was, and made again it is identical, whatever is accepted afterwards", async () => {
  const [manager, admin] = [await newPerson("manager"), await newPerson("admin")];
  const milestone = await newMilestone({ partner: "GEO" });
  const number = await issued(manager);
  await newAssessment(milestone, { effectiveOn: "2026-06-30", value: 60 });
  const file = await getIssuedFile(admin, number);
  expect(hashOf(file?.content ?? Buffer.alloc(0))).toBe((await getIssuedReport(admin, number))?.sha256);
  expect(await rebuildReport(admin, number)).toBe("identical");
});

test("what has no past can make it differ, and it says so", async () => {
  const manager = await newPerson("manager");
  const number = await issued(manager);
  await asInstallation((tx) => tx`update people set name = 'Another name' where id = ${manager.personId}`);
  expect(await rebuildReport(manager, number)).toBe("identical");
  await asInstallation((tx) => tx`update installation set name = 'Another house'`);
  expect(await rebuildReport(manager, number)).toBe("differs");
  await asInstallation((tx) => tx`update installation set name = null`);
  expect(await rebuildReport(manager, number)).toBe("identical");
});

test.each(["analyst", "liaison"] as const)(
  "who exports no figures issues and sees none: %s",
  async (role) => {
    const person = await newPerson(role, ["GEO"]);
    const number = await newIssuedReport(await newPerson("manager"));
    for (const background of [undefined, "yes"] as const)
      expect(await issueReport(person, { requestKey: randomUUID(), order: ORDER, background })).toMatchObject(
        { ok: false, failure: { kind: "forbidden" } },
      );
    expect(await listIssuedReports(person, 1)).toEqual({ rows: [], total: 0 });
    expect(await getIssuedReport(person, number)).toBeNull();
    expect(await getIssuedFile(person, number)).toBeNull();
    expect(await asPerson(person, (tx) => tx`select number from issued_reports`)).toHaveLength(0);
    await expect(newIssuedReport(person)).rejects.toThrow(/row-level security/);
  },
);

test("nobody issues in another one's name, or under a number of their choosing", async () => {
  const [manager, other] = [await newPerson("manager"), await newPerson("manager")];
  const number = await newIssuedReport(manager);
  const [row] = await asPerson(
    manager,
    (tx) => tx`
      insert into issued_reports (year, ordinal, kind, subject, title, format, file_name, media_type, sha256, size, content, check_code,
                                  made_by_order, issued_by, issued_at, request_key)
      select 1999, 1999, kind, subject, title, format, file_name, media_type, sha256, size, content, check_code, made_by_order,
             ${other.personId}::uuid, '1999-12-31', ${randomUUID()}::uuid
      from issued_reports where number = ${number}
      returning issued_by, number, issued_at > now() - interval '1 minute' as now`,
  );
  expect(row).toEqual({
    issued_by: manager.personId,
    number: number.replace(/\d+$/, String(ordinalOf(number) + 1).padStart(4, "0")),
    now: true,
  });
});

test("an issued report is neither changed nor removed, by whoever it is", async () => {
  const manager = await newPerson("manager");
  const number = await newIssuedReport(manager);
  const noRight = /permission denied/;
  await expect(asPerson(manager, (tx) => tx`update issued_reports set title = 'x'`)).rejects.toThrow(noRight);
  await expect(asPerson(manager, (tx) => tx`delete from issued_reports`)).rejects.toThrow(noRight);
  const rule = "issued_reports_are_final";
  expect(
    await refusalOf(
      asInstallation((tx) => tx`update issued_reports set title = 'x' where number = ${number}`),
    ),
  ).toBe(rule);
  expect(
    await refusalOf(asInstallation((tx) => tx`delete from issued_reports where number = ${number}`)),
  ).toBe(rule);
  expect(await refusalOf(asInstallation((tx) => tx`truncate issued_reports cascade`))).toBe(rule);
});

test("whoever is signed in learns whether a file or a code is that of an issued report, and nobody else", async () => {
  const manager = await newPerson("manager");
  const number = await issued(manager);
  const report = await getIssuedReport(manager, number);
  const { sha256 = "", checkCode = "" } = report ?? {};
  const liaison = await newPerson("liaison", ["MDA"]);
  const other = hashOf(Buffer.from("changed"));
  const told = { number, format: "pdf" };
  expect(await checkIssuedReport(liaison, { code: checkCode, sha256 })).toMatchObject([
    { ...told, codeMatches: true, fileMatches: true },
  ]);
  expect(await checkIssuedReport(liaison, { code: null, sha256 })).toMatchObject([
    { ...told, codeMatches: false, fileMatches: true },
  ]);
  expect(await checkIssuedReport(liaison, { code: checkCode, sha256: other })).toMatchObject([
    { ...told, codeMatches: true, fileMatches: false },
  ]);
  expect(await checkIssuedReport(liaison, { code: null, sha256: other })).toEqual([]);
  const nobody = { ...liaison, personId: randomUUID() };
  expect(await checkIssuedReport(nobody, { code: checkCode, sha256 })).toEqual([]);
});

test("an order that asks for no report, or for one of nothing, issues none", async () => {
  const manager = await newPerson("manager");
  const failure = async (order: string) => {
    const outcome = await issueReport(manager, { requestKey: randomUUID(), order });
    return outcome.ok ? null : outcome.failure.messageKey;
  };
  expect(await failure("kind=portrait&format=pdf")).toBe("report.unreadable");
  expect(await failure("kind=partner&subject=XXX&format=pdf")).toBe("not_found");
});

test("a foreword as long as they come is issued in any script", async () => {
  const manager = await newPerson("manager");
  const order = new URLSearchParams(ORDER.replace("pdf", "json"));
  order.set("foreword", "საქართველო".repeat(100));
  const input = issueReportSchema.parse({ requestKey: randomUUID(), order: order.toString() });
  expect(await issueReport(manager, input)).toMatchObject({ ok: true });
});

test("what no text of the database holds is no part of what is issued", async () => {
  const manager = await newPerson("manager");
  const typed = "title=For%00+the+board&addressee=%00&foreword=Dear%00+all%0D%0A";
  const number = await issued(manager, `${ORDER.replace("pdf", "json")}&${typed}`);
  expect(await getIssuedReport(manager, number)).toMatchObject({
    title: "For the board",
    order: { title: "For the board", addressee: "", foreword: "Dear all" },
  });
});

test("the database itself holds content and hash to one another", async () => {
  const manager = await newPerson("manager");
  await newIssuedReport(manager);
  const [row] = await sqlAsOwner`
    select convalidated from pg_constraint where conname = 'issued_reports_hash_is_of_the_content'`;
  expect(row?.convalidated).toBe(true);
});
