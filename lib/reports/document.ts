import type { Drawing } from "@/lib/reports/drawing";
import type { ReportKind, ReportSection } from "@/lib/reports/constants";
import type { Rag } from "@/lib/milestones/constants";
import type { Language } from "@/lib/people/constants";
import type { Day } from "@/lib/periods/days";

// One report, before it is a file: what it says, and of which type each value is, so that a spreadsheet gets a number where a page
// has "12 %". Every format is made from this and from nothing else.

/** A value of a table or of a list of facts. */
export type ReportCell =
  | { type: "text"; text: string }
  | { type: "number"; value: number }
  /** A share 0..1, shown as a whole percentage. */
  | { type: "share"; value: number }
  | { type: "day"; on: Day }
  | { type: "moment"; at: string }
  /** A colour with its word, which says the same. */
  | { type: "status"; tone: Rag; text: string }
  /** Nothing, and why. */
  | { type: "none"; text: string };

export interface ReportColumn {
  /** Its name in CSV and JSON, the same in every language. */
  key: string;
  header: string;
  /** Numbers and days: right-aligned. */
  numeric?: boolean;
  /** How much of the width it takes beside the others. */
  width: number;
}

export interface ReportTable {
  kind: "table";
  /** Unique within the report; names its sheet and its rows in CSV. */
  id: string;
  caption: string;
  columns: readonly ReportColumn[];
  rows: readonly (readonly ReportCell[])[];
  /** What stands instead of a table without rows. */
  empty: string;
  /** Set on paper alone, or for programs and spreadsheets alone, where the same has another shape for each. */
  medium?: "paper" | "data";
}

export interface ReportChart {
  kind: "chart";
  title: string;
  drawing: Drawing;
  /** What it shows, for who does not see it. */
  alternative: string;
}

export interface ReportFact {
  label: string;
  value: ReportCell;
}

export type ReportBlock =
  | { kind: "heading"; text: string }
  | { kind: "paragraph"; text: string }
  /** What somebody wrote, in their own words. */
  | { kind: "quote"; label: string; text: string }
  | { kind: "list"; items: readonly string[] }
  | { kind: "facts"; facts: readonly ReportFact[] }
  /** Facts that run on in one paragraph, where there are many such lists. */
  | { kind: "strip"; facts: readonly ReportFact[] }
  /** What something rests on, in small print. */
  | { kind: "sources"; items: readonly string[] }
  | { kind: "note"; text: string }
  | ReportTable
  | ReportChart;

export interface ReportPart {
  id: ReportSection | "about";
  title: string;
  blocks: readonly ReportBlock[];
}

export interface ReportDocument {
  kind: ReportKind;
  language: Language;
  /** What it is about, and what kind of report it is. */
  title: string;
  subtitle: string;
  addressee: string | null;
  foreword: string | null;
  /** The installation, or the product where it has no name. */
  publisher: string;
  /** What every page and sheet says of the figures; null when there is nothing to say. */
  marking: string | null;
  /** Under which it was issued; null for a report that was not. No part of what the check code is made of. */
  number: string | null;
  /** One line at the foot of each page: day and knowledge. */
  asOf: string;
  madeAt: string;
  madeBy: string;
  /** Two files with the same code say the same. */
  checkCode: string;
  parts: readonly ReportPart[];
}
