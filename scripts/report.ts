import { writeFileSync } from "node:fs";
import { listPeople } from "@/lib/people/accounts";
import type { Viewer } from "@/lib/auth/viewer";
import { can } from "@/lib/auth/permissions";
import { today } from "@/lib/periods/today";
import { isReportFault, parseReportRequest } from "@/lib/reports/address";
import { REPORT_KINDS, REPORT_SECTIONS } from "@/lib/reports/constants";
import { makeReport } from "@/lib/reports/make";
import { isRequestMarkedAbove } from "@/lib/reports/marked";
import { getSettings } from "@/lib/installation/queries";
import { orderOf } from "@/lib/reports/order";
import { SetupFault } from "@/lib/setup-fault";
import { recordExport } from "@/lib/exports/commands";
import { runCommand } from "@/scripts/command";
import { withDatabase } from "@/scripts/database";

const HELP = `
npm run report -- partner GEO [--format pdf] [--as-of 2026-06-30] [--out FILE]
npm run report -- milestone GEO-CIV-01
npm run report -- period [GEO] --from 2026-03-31 --as-of 2026-06-30
npm run report -- portfolio

Makes the report that the page /reports makes, and writes it to a file.

  --format FORMAT       pdf (unless told otherwise), docx, xlsx, csv or json
  --as-of DAY           the day it is about; today
  --known-at DAY|now    by what was known at the end of this day; of the day it is about
  --from DAY            the day it compares with; the end of the quarter before
  --sections A,B        all, unless told otherwise
${REPORT_KINDS.map((kind) => `      ${kind.padEnd(18)}${REPORT_SECTIONS[kind].join(", ")}`).join("\n")}
  --language en|fr      English
  --title TEXT --addressee TEXT --foreword TEXT
  --as EMAIL            who makes it, and for whose eyes; the first active administrator
  --out FILE            where it goes; under its own name in this folder

The audit trail records it as it records a download.
`;

const options = {
  format: { type: "string", default: "pdf" },
  "as-of": { type: "string" },
  "known-at": { type: "string" },
  from: { type: "string" },
  sections: { type: "string" },
  language: { type: "string", default: "en" },
  title: { type: "string" },
  addressee: { type: "string" },
  foreword: { type: "string" },
  as: { type: "string" },
  out: { type: "string" },
} as const;

await runCommand(HELP, options, async ({ values, positionals }) => {
  const [kind, subject = "", ...more] = positionals;
  if (kind === undefined || more.length > 0)
    throw new SetupFault('Name a kind of report and what it is about: "-- --help" explains the command.');
  const query = new URLSearchParams({ kind, subject });
  const given = { ...values, asOf: values["as-of"], knownAt: values["known-at"] };
  for (const name of [
    "format",
    "asOf",
    "knownAt",
    "from",
    "language",
    "title",
    "addressee",
    "foreword",
  ] as const) {
    const value = given[name];
    if (value !== undefined) query.set(name, value);
  }
  for (const section of values.sections?.split(",") ?? []) query.append("section", section);
  const request = parseReportRequest(query, today(), "en");
  if (isReportFault(request))
    throw new SetupFault(
      request.field === "request"
        ? 'There is no such report: "-- --help" explains what there is.'
        : `The day of ${request.field} is ${request.reason}: "-- --help" explains the command.`,
    );
  const { name, bytes, checkCode } = await withDatabase(async () => {
    const { highestMarking } = await getSettings();
    if (isRequestMarkedAbove(request, highestMarking))
      throw new SetupFault(
        `Title, addressee or foreword carries a marking above ${highestMarking.toUpperCase()}.`,
      );
    const viewer = await viewerNamed(values.as);
    const report = await makeReport(viewer, orderOf(viewer, request, new Date()));
    if (report === null) throw new SetupFault(`There is no ${kind} ${subject}.`);
    if (!(await recordExport(viewer, { file: report.name, format: request.format, query })).ok)
      throw new SetupFault("It could not be put on record, and so is not made.");
    return report;
  });
  const out = values.out ?? name;
  writeFileSync(out, bytes);
  process.stdout.write(`${out}: ${bytes.length} bytes, check code ${checkCode}\n`);
});

async function viewerNamed(email: string | undefined): Promise<Viewer> {
  const active = (await listPeople()).filter((person) => person.active);
  const person =
    email === undefined
      ? active.find(({ role }) => role === "admin")
      : active.find((each) => each.email.toLowerCase() === email.toLowerCase());
  if (person === undefined)
    throw new SetupFault(
      email === undefined ? "There is no administrator yet." : `Nobody active is ${email}.`,
    );
  const { id: personId, name, role, language, partners } = person;
  const viewer: Viewer = { personId, name, email: person.email, role, language, partners };
  if (!can(viewer, "figures.export")) throw new SetupFault("Managers and administrators make reports.");
  return viewer;
}
