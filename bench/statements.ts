import { openConnection } from "@/db/connect";
import type { Target } from "./load";

const REQUESTS = 20;

/** How many statements the application sends for one request of a page, without those that begin and end transactions. */
export async function countStatements(superuserUrl: string, target: Target): Promise<number> {
  const sql = openConnection(superuserUrl);
  try {
    await sql`create extension if not exists pg_stat_statements`;
    await sql`select pg_stat_statements_reset()`;
    for (let request = 0; request < REQUESTS; request += 1) {
      const answer = await fetch(target.url, { headers: { cookie: target.cookie }, redirect: "manual" });
      await answer.arrayBuffer();
    }
    const [row] = await sql<{ calls: number }[]>`
      select coalesce(sum(s.calls), 0)::float as calls
      from pg_stat_statements s join pg_roles r on r.oid = s.userid
      where r.rolname = 'tracker_web' and s.dbid = (select oid from pg_database where datname = current_database())
        and s.query !~* '^(begin|commit|rollback|select set_config)'`;
    return (row?.calls ?? 0) / REQUESTS;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
