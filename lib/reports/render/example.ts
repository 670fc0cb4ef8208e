import { burnUpDrawing } from "@/lib/reports/burn-up-drawing";
import type { ReportDocument } from "@/lib/reports/document";

/** A report with one of everything, long and hostile texts among them, for tests of what files are made of it. */
export function exampleDocument(changes: Partial<ReportDocument> = {}): ReportDocument {
  return {
    kind: "partner",
    language: "en",
    title: "Georgia",
    subtitle: "Partner progress report",
    addressee: "The Committee",
    foreword: HOSTILE,
    publisher: "Partner Reform Tracker",
    marking: "Illustrative figures; they judge no country",
    number: null,
    asOf: "As of 30 Jun 2026, by what was known before 1 Jul 2026, 00:00 UTC",
    madeAt: "2026-11-26T02:50:31.123Z",
    madeBy: "Sam Rivers",
    checkCode: "F6A7-R08F-3Z5V-BJZ5",
    parts: [
      {
        id: "summary",
        title: "Summary",
        blocks: [{ kind: "list", items: ["Completion stands at 59%.", HOSTILE] }],
      },
      {
        id: "burnUp",
        title: "Plan and achievement",
        blocks: [
          {
            kind: "chart",
            title: "Where do we stand?",
            alternative: "Line chart of planned and achieved progress.",
            drawing: burnUpDrawing([], {
              achieved: "Achieved",
              planned: "Planned",
              plannedFirst: "Planned first",
              expected: "Expected",
              percent: (share) => `${share * 100}%`,
            }),
          },
        ],
      },
      {
        id: "milestones",
        title: "Milestones",
        blocks: [
          { kind: "heading", text: "The plan" },
          { kind: "paragraph", text: "One.\n\nTwo." },
          { kind: "quote", label: "Written by Alex Morgan", text: HOSTILE },
          { kind: "note", text: "A note." },
          {
            kind: "table",
            id: "milestones",
            caption: "Milestones of this partner",
            columns: [
              { key: "code", header: "Code", width: 2 },
              { key: "title", header: "Milestone", width: 5 },
              { key: "due_on", header: "Due", numeric: true, width: 2 },
              { key: "progress", header: "Progress", numeric: true, width: 2 },
              { key: "count", header: "Count", numeric: true, width: 1 },
              { key: "rag", header: "Rating", width: 2 },
            ],
            rows: Array.from({ length: 80 }, (_, index) => [
              { type: "text", text: `GEO-CIV-${String(index + 1).padStart(2, "0")}` },
              { type: "text", text: index === 0 ? HOSTILE : `Milestone ${index + 1}` },
              { type: "day", on: "2026-06-30" },
              index === 1 ? { type: "none", text: "no value" } : { type: "share", value: 0.375 },
              { type: "number", value: 1234.5 },
              { type: "status", tone: "red", text: "Off track" },
            ]),
            empty: "None.",
          },
          {
            kind: "table",
            id: "nothing",
            caption: "Nothing",
            columns: [{ key: "code", header: "Code", width: 1 }],
            rows: [],
            empty: "There is none.",
          },
        ],
      },
      {
        id: "about",
        title: "About this report",
        blocks: [
          {
            kind: "facts",
            facts: [
              { label: "As of", value: { type: "day", on: "2026-06-30" } },
              { label: "Made", value: { type: "moment", at: "2026-11-26T02:50:31.123Z" } },
              { label: "Check code", value: { type: "text", text: "F6A7-R08F-3Z5V-BJZ5" } },
            ],
          },
        ],
      },
    ],
    ...changes,
  };
}

/** What would be markup, a formula, a field or an end of the file if it were not taken as text. */
export const HOSTILE =
  '=1+1 #panic("no") *bold* $x$ <script>&amp;</script> [[a]] \\ "quoted" ‮ \u0007 &P Донбас';
