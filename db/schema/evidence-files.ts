import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { LONGEST_FILE_NAME, MEDIA_TYPES, MOST_FILE_BYTES } from "@/lib/evidence/constants";
import { bytes, moment, oneOf } from "./columns";
import { people } from "./people";

/** The files behind assessments, each content once. The database itself holds content, hash and size to one another. */
export const evidenceFiles = pgTable(
  "evidence_files",
  {
    sha256: text("sha256").primaryKey(),
    size: integer("size").notNull(),
    mediaType: text("media_type", { enum: MEDIA_TYPES }).notNull(),
    content: bytes("content").notNull(),
    keptAt: moment("kept_at").notNull().defaultNow(),
  },
  (table) => [
    check(
      "evidence_files_hash_is_of_the_content",
      sql`${table.sha256} = encode(sha256(${table.content}), 'hex')`,
    ),
    check("evidence_files_size_is_of_the_content", sql`${table.size} = octet_length(${table.content})`),
    check(
      "evidence_files_size_is_limited",
      sql`${table.size} between 1 and ${sql.raw(String(MOST_FILE_BYTES))}`,
    ),
    check("evidence_files_media_type_is_known", oneOf(table.mediaType, MEDIA_TYPES)),
  ],
);

/** Who has sent which file, and so may attach it to an assessment. Forgotten after two days. */
export const evidenceUploads = pgTable(
  "evidence_uploads",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    sha256: text("sha256")
      .notNull()
      .references(() => evidenceFiles.sha256),
    fileName: text("file_name").notNull(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    uploadedAt: moment("uploaded_at").notNull().defaultNow(),
  },
  (table) => [
    index("evidence_uploads_file").on(table.sha256),
    index("evidence_uploads_person").on(table.personId),
    check("evidence_uploads_file_name_is_plain", plainName(table.fileName)),
  ],
);

/** A condition that a name has no path and nothing that does not show. */
export function plainName(column: unknown) {
  return sql`char_length(${column}) between 1 and ${sql.raw(String(LONGEST_FILE_NAME))} and ${column} !~ '[/\\\\[:cntrl:]]'`;
}
