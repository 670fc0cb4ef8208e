import { expect, test } from "vitest";

import { explainConnectionFault, refuseOldServer } from "@/db/connect";
import { SetupFault } from "@/lib/setup-fault";

const URL_OF_OWN = "postgres://tracker_web:secret@db.example.org:5433/tracker";

test("a server older than 15 is refused with both versions, a newer one is taken", () => {
  expect(() => refuseOldServer(140_012, "DATABASE_URL")).toThrow(
    /leads to PostgreSQL 14, and 15 or newer is needed/,
  );
  expect(() => refuseOldServer(150_000, "DATABASE_URL")).not.toThrow();
  expect(() => refuseOldServer(180_004, "DATABASE_URL")).not.toThrow();
});

test.each([
  ["ECONNREFUSED", /does not answer at db\.example\.org:5433: start it, or correct DATABASE_URL/],
  ["CONNECT_TIMEOUT", /does not answer at db\.example\.org:5433/],
  ["ENOTFOUND", /The host db\.example\.org is not known/],
  ["28P01", /refuses the password of role "tracker_web"/],
  ["28000", /does not let role "tracker_web" in/],
  ["3D000", /The database "tracker" does not exist/],
])("the fault %s of a connection becomes a sentence that never shows the password", (code, sentence) => {
  const fault = explainConnectionFault(Object.assign(new Error("…"), { code }), URL_OF_OWN, "DATABASE_URL");
  expect(fault).toBeInstanceOf(SetupFault);
  expect(String(fault)).toMatch(sentence);
  expect(String(fault)).not.toContain("secret");
});

test("a fault that is nobody's setting stays what it was", () => {
  const bug = new TypeError("not foreseen");
  expect(explainConnectionFault(bug, URL_OF_OWN, "DATABASE_URL")).toBe(bug);
});
