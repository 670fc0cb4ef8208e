import { expect, test } from "vitest";

import { asInstallation, asPerson, refusalOf } from "@/db/testing/acting";
import { newPerson } from "@/db/testing/factories";

function addSpell(fromOn: string, toOn: string | null, standing = "active") {
  const spell = {
    partner_iso3: "XXA",
    standing,
    from_on: fromOn,
    to_on: toOn,
    precision: "day",
    checked: true,
  };
  return asInstallation((tx) => tx`insert into status_spells ${tx(spell)}`);
}

test("spells of one partner never overlap, but one may begin on the day another ends", async () => {
  const partner = {
    iso3: "XXA",
    iso2: "XA",
    region: "nordic",
    signed_on: "1995-01-01",
    checked: true,
    source: "none",
  };
  await asInstallation((tx) => tx`insert into partners ${tx(partner)}`);
  expect(await refusalOf(addSpell("1995-01-01", "2000-01-01"))).toBeNull();
  expect(await refusalOf(addSpell("2000-01-01", null, "suspended"))).toBeNull();
  expect(await refusalOf(addSpell("1999-12-31", "2000-01-01"))).toBe("status_spells_do_not_overlap");
  expect(await refusalOf(addSpell("2030-01-01", null))).toBe("status_spells_do_not_overlap");
  expect(await refusalOf(addSpell("1990-01-01", "1990-01-01"))).toBe("status_spells_end_after_start");
});

test.each(["partners", "status_spells", "partner_programmes", "outcome_values"])(
  "no role of the product writes %s",
  async (table) => {
    const viewers = [
      await newPerson("admin"),
      await newPerson("manager"),
      await newPerson("analyst", ["GEO"]),
    ];
    for (const viewer of viewers) {
      expect(await refusalOf(asPerson(viewer, (tx) => tx`delete from ${tx(table)}`))).toMatch(
        /permission denied/,
      );
      const added = asPerson(viewer, (tx) => tx`insert into ${tx(table)} default values`);
      expect(await refusalOf(added)).toMatch(/permission denied/);
    }
  },
);
