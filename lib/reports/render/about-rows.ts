import type { ReportCell, ReportDocument } from "@/lib/reports/document";
import { reportWords } from "@/lib/reports/words";

interface AboutRow {
  label: string;
  value?: ReportCell;
  /** The largest line of the sheet. */
  title?: boolean;
}

/** The sheet that says what a workbook is: its title, the marking, how it came about, and what its summary says. */
export function aboutRows(document: ReportDocument): AboutRow[] {
  const { t } = reportWords(document.language);
  const { title, subtitle, publisher, marking, addressee, foreword, parts } = document;
  const line = (label: string, said: string | null): AboutRow[] =>
    said === null ? [] : [{ label, value: { type: "text", text: said } }];
  const facts = parts
    .filter(({ id }) => id === "about")
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "facts" ? block.facts : [])));
  const sentences = parts
    .filter(({ id }) => id === "summary" || id === "method")
    .flatMap(({ title: label, blocks }) =>
      blocks.flatMap((block) => (block.kind === "list" ? block.items.map((item) => ({ label, item })) : [])),
    );
  return [
    { label: title, title: true },
    { label: subtitle },
    { label: publisher },
    ...(marking === null ? [] : [{ label: marking }]),
    ...line(t("reports.doc.addressee"), addressee),
    ...line(t("reports.field.foreword"), foreword),
    ...facts,
    ...sentences.flatMap(({ label, item }) => line(label, item)),
  ];
}
