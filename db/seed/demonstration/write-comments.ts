import { sql } from "drizzle-orm";

import type { Transaction } from "@/db/client";
import { recordSet } from "@/db/record-set";
import type { DemonstrationComment } from "@/db/seed/demonstration/comments";

/** Comments with whom they mention; the latest ten mentions of each person are notices that wait to be read. */
export async function writeComments(
  tx: Transaction,
  comments: readonly DemonstrationComment[],
): Promise<void> {
  await tx.execute(sql`
    with given as (
      select m.id as milestone_id, m.partner_iso3, author.id as author_id, mentioned.id as mentioned_id, r."writtenAt",
             replace(r.text, '{name}', coalesce('@{' || mentioned.id || '}', '')) as text
      from ${recordSet(
        comments,
        sql`r (milestone text, author text, text text, mentions text, "writtenAt" timestamptz)`,
      )}
      join milestones m on m.code = r.milestone
      join people author on author.email = r.author
      left join people mentioned on mentioned.email = r.mentions
    ), written as (
      insert into comments (milestone_id, partner_iso3, author_id, text, written_at)
      select milestone_id, partner_iso3, author_id, text, "writtenAt" from given order by "writtenAt", milestone_id
      returning id, milestone_id, author_id, written_at
    ), mentioned as (
      insert into comment_mentions (comment_id, person_id)
      select w.id, g.mentioned_id
      from written w
      join given g on (g.milestone_id, g.author_id, g."writtenAt") = (w.milestone_id, w.author_id, w.written_at)
      where g.mentioned_id is not null
      returning comment_id, person_id
    )
    insert into notices (person_id, kind, milestone_id, comment_id, actor_id, created_at)
    select n.person_id, 'mentioned', w.milestone_id, w.id, w.author_id, w.written_at
    from mentioned n
    join (select w.*, row_number() over (order by w.written_at desc, w.id) as place from written w) w on w.id = n.comment_id
    where w.place <= 10
    order by w.written_at`);
}
