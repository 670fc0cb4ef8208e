import { sql } from "drizzle-orm";
import { bigint, check, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { REPORT_FORMATS, REPORT_KINDS } from "@/lib/reports/constants";
import { bytes, moment, oneOf } from "./columns";
import { people } from "./people";

/** Reports that were issued, each with its bytes and the order by which it is made again. Only ever added to. */
export const issuedReports = pgTable(
  "issued_reports",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** Of the day that it was issued, in UTC; the ordinals of a year have no gap. The database gives both. */
    year: integer("year").notNull().default(0),
    ordinal: integer("ordinal").notNull().default(0),
    number: text("number")
      .notNull()
      .generatedAlwaysAs(
        sql`'R-' || year::text || '-' || lpad(ordinal::text, greatest(4, length(ordinal::text)), '0')`,
      ),
    kind: text("kind", { enum: REPORT_KINDS }).notNull(),
    /** A partner, a milestone, or empty for all. */
    subject: text("subject").notNull(),
    title: text("title").notNull(),
    format: text("format", { enum: REPORT_FORMATS }).notNull(),
    fileName: text("file_name").notNull(),
    mediaType: text("media_type").notNull(),
    sha256: text("sha256").notNull(),
    size: integer("size").notNull(),
    content: bytes("content").notNull(),
    checkCode: text("check_code").notNull(),
    /** All that its bytes depend on but for the record itself. */
    order: jsonb("made_by_order").notNull(),
    issuedBy: uuid("issued_by")
      .notNull()
      .references(() => people.id),
    issuedAt: moment("issued_at").notNull().defaultNow(),
    /** Minted with the form, so that a second click applies once. */
    requestKey: uuid("request_key").notNull().unique("issued_reports_request_applies_once"),
  },
  (table) => [
    unique("issued_reports_numbered_by_year").on(table.year, table.ordinal),
    unique("issued_reports_number_is_unique").on(table.number),
    index("issued_reports_check_code").on(table.checkCode),
    index("issued_reports_hash").on(table.sha256),
    check("issued_reports_kind_is_known", oneOf(table.kind, REPORT_KINDS)),
    check("issued_reports_format_is_known", oneOf(table.format, REPORT_FORMATS)),
    check(
      "issued_reports_hash_is_of_the_content",
      sql`${table.sha256} = encode(sha256(${table.content}), 'hex')`,
    ),
    check("issued_reports_size_is_of_the_content", sql`${table.size} = octet_length(${table.content})`),
    check("issued_reports_size_is_limited", sql`${table.size} between 1 and 52428800`),
    check(
      "issued_reports_check_code_is_one",
      sql`${table.checkCode} ~ '^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$'`,
    ),
    check("issued_reports_ordinal_is_positive", sql`${table.ordinal} > 0`),
  ],
);
