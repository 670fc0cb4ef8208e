import { expect, test } from "vitest";

import { sqlAsApp, sqlAsOwner } from "@/db/testing/sql";

test("the application's role owns nothing and may make nothing", async () => {
  const owned = await sqlAsApp`select relname from pg_class where pg_get_userbyid(relowner) = current_user`;
  expect(owned).toHaveLength(0);
  await expect(sqlAsApp`create table public.own (id int)`).rejects.toThrow(/permission denied/);
});

test("the owner is no superuser, so that policies hold for it as they do on one's own server", async () => {
  const [role] = await sqlAsOwner`select rolsuper, rolbypassrls from pg_roles where rolname = current_user`;
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false });
});
