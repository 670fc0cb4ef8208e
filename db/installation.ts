import { connectOnce } from "@/db/connect";

/**
 * The demonstration accounts that can still sign in: while there are any, only this machine may reach the server. None
 * before there are tables.
 */
export async function listDemonstrationAccounts(ownerUrl: string): Promise<string[]> {
  const sql = await connectOnce(ownerUrl, "DATABASE_OWNER_URL");
  try {
    const tables = await sql`select where to_regclass('public.people') is not null`;
    if (tables.length === 0) return [];
    return await sql.begin(async (tx) => {
      await tx`select set_config('tracker.system', 'on', true)`;
      const rows = await tx<{ email: string }[]>`
        select email from people
        where is_demonstration and deactivated_at is null and password_hash is not null
        order by array_position(array['analyst', 'manager', 'liaison', 'admin'], role), email`;
      return rows.map((row) => row.email);
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
