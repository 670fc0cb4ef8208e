import { expect, it } from "vitest";
import { demonstrationPeople } from "@/db/seed/demonstration/people";
import { DEMONSTRATION_ACCOUNTS } from "@/lib/people/demonstration";

it("the accounts that the sign-in page names are those that a demonstration has", () => {
  const made = demonstrationPeople(["GEO"])
    .filter((person) => person.signsIn)
    .map(({ email, role }) => ({ email, role }));
  expect(DEMONSTRATION_ACCOUNTS).toEqual(made);
});
