import { expect, it } from "vitest";
import { databaseRefusal } from "@/lib/database-refusals";

/** As another copy of the driver throws it, wrapped as the query builder wraps it. */
class AnotherPostgresError extends Error {
  constructor(fields: object) {
    super("refused");
    Object.assign(this, fields);
  }
}
const refused = (fields: object) =>
  new Error("Failed query", { cause: new AnotherPostgresError({ severity: "ERROR", ...fields }) });

it("a rule that refused is known by its name, whichever copy of the driver reports it", () => {
  expect(
    databaseRefusal(refused({ code: "23514", constraint_name: "periods_closed_are_not_written" })),
  ).toEqual({ kind: "refused", messageKey: "period.closed" });
});

it("a row that the policies do not let somebody write is forbidden", () => {
  const denied = { code: "42501", routine: "ExecWithCheckOptions" };
  expect(databaseRefusal(refused(denied))).toEqual({ kind: "forbidden", messageKey: "forbidden" });
});

it.each([
  ["a rule that nobody can run into", refused({ code: "23514", constraint_name: "people_name_is_given" })],
  ["a right that the application lacks", refused({ code: "42501", routine: "aclcheck_error" })],
  ["a fault of the connection", Object.assign(new Error("reset"), { code: "ECONNRESET" })],
  ["a bug", new TypeError("undefined is not a function")],
  ["nothing", null],
])("%s is no failure to tell", (_what, error) => {
  expect(databaseRefusal(error)).toBeNull();
});
