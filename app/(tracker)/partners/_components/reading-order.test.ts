import { expect, it } from "vitest";
import { formatFor } from "@/i18n/format";
import type { PartnerRow } from "@/lib/partners/queries";
import { inReadingOrder } from "./reading-order";

const partner = (iso3: string, iso2: string, standing: PartnerRow["standing"]): PartnerRow => ({
  iso3,
  iso2,
  standing,
  region: "western_europe",
  signedOn: "1994-02-10",
  checked: true,
  source: "",
  milestones: 3,
});

const GIVEN = [
  partner("UKR", "UA", "active"),
  partner("BLR", "BY", "suspended"),
  partner("CHE", "CH", "active"),
  partner("ALB", "AL", "became_ally"),
  partner("AUT", "AT", "active"),
];
const codes = (language: "en" | "fr", completions: Parameters<typeof inReadingOrder>[1] = []) =>
  inReadingOrder(GIVEN, completions, formatFor(language)).map((row) => row.iso3);

it("partners stand by name in the reader's language, those that are not active last", () => {
  expect(codes("en")).toEqual(["AUT", "CHE", "UKR", "ALB", "BLR"]);
  expect(codes("fr")).toEqual(["AUT", "CHE", "UKR", "ALB", "BLR"]);
  expect(inReadingOrder(GIVEN, [], formatFor("fr"))[1]?.name).toBe("Suisse");
});

it("how far a partner has come moves it neither up nor down", () => {
  expect(codes("en", [{ partner: "UKR", assessed: 3, completion: 1 }])).toEqual(codes("en"));
});

it("a partner of which nothing was assessed has no completion, which is not zero", () => {
  const [austria] = inReadingOrder(GIVEN, [], formatFor("en"));
  expect(austria).toMatchObject({ assessed: 0, completion: null });
});
