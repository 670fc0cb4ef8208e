import { sql } from "drizzle-orm";

import type { Transaction } from "@/db/client";
import { recordSet } from "@/db/record-set";
import type { DemonstrationAssessment } from "@/db/seed/demonstration/record";

/** The evidence of assessments that are written already, with its files. */
export async function writeEvidence(
  tx: Transaction,
  assessments: readonly DemonstrationAssessment[],
): Promise<void> {
  const evidence = assessments.flatMap(({ key, createdAt, evidence: pieces }) =>
    pieces.map(({ file, struck, ...piece }, index) => ({
      ...piece,
      ...{ key, order: index, addedAt: createdAt, fileName: file?.name, content: file?.content },
      ...{ struckAt: struck?.at, struckBy: struck?.by, struckReason: struck?.reason },
    })),
  );
  const files = assessments.flatMap((assessment) => assessment.evidence.flatMap(({ file }) => file ?? []));
  await tx.execute(sql`
    insert into evidence_files (sha256, size, media_type, content)
    select encode(sha256(bytes), 'hex'), octet_length(bytes), r."mediaType", bytes
    from ${recordSet(files, sql`r ("mediaType" text, content text)`)}, convert_to(r.content, 'UTF8') bytes
    on conflict do nothing`);
  await tx.execute(sql`
    insert into evidence
      (assessment_id, partner_iso3, url, file_sha256, file_name, title, type_code, reliability, credibility, dated_on,
       added_by, added_at, struck_at, struck_by, struck_reason)
    select a.id, a.partner_iso3, r.url, encode(sha256(convert_to(r.content, 'UTF8')), 'hex'), r."fileName", r.title, r.type,
           r.reliability, r.credibility, r."datedOn", a.author_id, r."addedAt", r."struckAt", striker.id, r."struckReason"
    from ${recordSet(
      evidence,
      sql`r (key uuid, "order" integer, url text, content text, "fileName" text, title text, type text, reliability text,
             credibility smallint, "datedOn" date, "addedAt" timestamptz, "struckAt" timestamptz, "struckBy" text,
             "struckReason" text)`,
    )}
    join assessments a on a.request_key = r.key
    left join people striker on striker.email = r."struckBy"
    order by a.id, r."order"`);
}
