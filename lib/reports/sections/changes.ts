import { CHANGE_KINDS, type ChangeKind } from "@/lib/changes/constants";
import type { Change, Changes } from "@/lib/changes/queries";
import { daysBetween } from "@/lib/periods/days";
import { day, none, number, text } from "@/lib/reports/cells";
import type { ReportBlock, ReportCell, ReportColumn, ReportTable } from "@/lib/reports/document";
import type { ReportOrder } from "@/lib/reports/schemas";
import type { ReportWords } from "@/lib/reports/words";

/** What happened to milestones between the two days, by kind, as the page of changes has it. */
export function changesBlocks(
  changes: Record<ChangeKind, Changes>,
  { asOf, from }: Pick<ReportOrder, "asOf" | "from">,
  words: ReportWords,
  mostOnPaper = Infinity,
): ReportBlock[] {
  const { t, format } = words;
  const days = { from: format.day(from.day), to: format.day(asOf.day) };
  const nothing = CHANGE_KINDS.filter((kind) => changes[kind].total === 0);
  const blocks = CHANGE_KINDS.filter((kind) => !nothing.includes(kind)).flatMap((kind): ReportBlock[] => {
    const { total, rows } = changes[kind];
    const special = SPECIAL[kind];
    const table = {
      kind: "table" as const,
      id: `changes_${kind}`,
      caption: t(`changes.kind.${kind}.caption`),
      columns: [
        { key: "code", header: t("milestones.column.code"), width: 2.4 },
        { key: "title", header: t("changes.column.milestone"), width: 6 },
        ...special.columns(words),
      ],
      rows: rows.map((row) => [text(row.code), text(row.title), ...special.cells(row, words)]),
      empty: t("changes.none"),
    };
    return [
      {
        kind: "heading",
        text: t("changes.heading", { kind: t(`changes.kind.${kind}.title`), total }),
      },
      { kind: "paragraph", text: t(`changes.kind.${kind}.lead`, days) },
      ...onPaper(table, mostOnPaper),
      ...(total > Math.min(mostOnPaper, rows.length)
        ? [
            {
              kind: "note" as const,
              text: t(rows.length > mostOnPaper ? "reports.doc.firstOnPaper" : "reports.doc.firstChanges", {
                shown: Math.min(mostOnPaper, rows.length),
                total,
              }),
            },
          ]
        : []),
    ];
  });
  const kinds = nothing.map((kind) => t(`changes.kind.${kind}.title`)).join(", ");
  const none = { kind: "paragraph" as const, text: t("reports.doc.noneOfThese", { ...days, kinds }) };
  return nothing.length === 0 ? blocks : [...blocks, none];
}

/** A table as it is, or with its first rows for paper and with all of them for the rest. */
function onPaper(table: ReportTable, most: number): ReportTable[] {
  if (table.rows.length <= most) return [table];
  return [
    { ...table, medium: "paper", rows: table.rows.slice(0, most) },
    { ...table, medium: "data" },
  ];
}

interface Special {
  columns: (words: ReportWords) => ReportColumn[];
  cells: (row: Change, words: ReportWords) => ReportCell[];
}

const on =
  (key: string, header: (words: ReportWords) => string): Special["columns"] =>
  (words) => [{ key, header: header(words), numeric: true, width: 2.7 }];

/** What each kind of change says besides which milestone it is. */
const SPECIAL: Record<ChangeKind, Special> = {
  fulfilled: {
    columns: on("assessed_on", ({ t }) => t("reports.doc.column.shownOn")),
    cells: ({ assessedOn }) => [day(assessedOn)],
  },
  reversed: {
    columns: (words) => [
      ...on("reversed_on", ({ t }) => t("changes.column.reversed"))(words),
      { key: "undone", header: words.t("changes.column.had"), width: 2.6 },
    ],
    cells: ({ reversedOn, undoneVerdict }, { t }) => [
      day(reversedOn),
      undoneVerdict === null ? none("–") : text(t(`words.verdict.${undoneVerdict}`)),
    ],
  },
  slipped: {
    columns: (words) => [
      ...on("due_before", ({ t }) => t("reports.doc.column.dueBefore"))(words),
      ...on("due_on", ({ t }) => t("changes.column.due"))(words),
      { key: "days", header: words.t("reports.doc.column.days"), numeric: true, width: 1.2 },
      { key: "why", header: words.t("changes.column.why"), width: 7 },
    ],
    cells: ({ dueOn, before, moved }, { t }) => [
      day(before?.dueOn ?? null),
      day(dueOn),
      before === null ? none("–") : number(daysBetween(before.dueOn, dueOn)),
      moved === null
        ? none("–")
        : text(
            [t(`words.reason.${moved.reason}`), moved.explanation].filter((part) => part !== "").join(": "),
          ),
    ],
  },
  added: {
    columns: (words) => [
      ...on("added_on", ({ t }) => t("changes.column.added"))(words),
      ...on("due_on", ({ t }) => t("changes.column.due"))(words),
    ],
    cells: ({ addedOn, dueOn }) => [day(addedOn), day(dueOn)],
  },
  withdrawn: {
    columns: (words) => [
      ...on("withdrawn_on", ({ t }) => t("changes.column.withdrawn"))(words),
      { key: "why", header: words.t("changes.column.why"), width: 7 },
    ],
    cells: ({ asideOn, withdrawnBecause }) => [
      day(asideOn),
      withdrawnBecause === null ? none("–") : text(withdrawnBecause),
    ],
  },
};
