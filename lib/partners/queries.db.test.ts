import { expect, test } from "vitest";

import { newPerson } from "@/db/testing/factories";
import { getPartner } from "@/lib/partners/queries";

test("of a past day a partner's standings and programmes are those that held on it", async () => {
  const manager = await newPerson("manager");
  const partner = async (iso3: string, day: string) =>
    getPartner({ ...manager, asOf: { day, knownBefore: "infinity" } }, iso3);

  // Finland became an Ally on 4 April 2023, and had been an Enhanced Opportunities Partner since 2014.
  const before = await partner("FIN", "2022-06-30");
  expect(before?.standing).toBe("active");
  expect(before?.spells).toMatchObject([{ standing: "active", toOn: null }]);
  expect(before?.programmes).toMatchObject([{ programme: "eop", toOn: null }]);

  const after = await partner("FIN", "2023-04-04");
  expect(after?.standing).toBe("became_ally");
  expect(after?.spells).toMatchObject([
    { standing: "active", toOn: "2023-04-04" },
    { standing: "became_ally", toOn: null },
  ]);
  expect((await partner("FIN", "2013-12-31"))?.programmes).toEqual([]);

  // An end that was agreed at the beginning was known then.
  const agreed = (await partner("MDA", "2025-06-30"))?.programmes;
  expect(agreed?.find(({ programme }) => programme === "itpp")?.toOn).toBe("2028-01-01");
});
