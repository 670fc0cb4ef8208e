import { expect, test } from "vitest";
import { proposedRecheck, recheckFault, recheckOf } from "@/lib/assessments/recheck";
import { VERDICTS } from "@/lib/milestones/constants";

test("what is fulfilled is looked at again a year later, unless another day is wished for", () => {
  expect(recheckOf("fulfilled", "2026-03-12", null)).toBe("2027-03-12");
  expect(recheckOf("fulfilled", "2024-02-29", null)).toBe("2025-02-28");
  expect(recheckOf("fulfilled", "2026-03-12", "2026-09-01")).toBe("2026-09-01");
});

test.each(VERDICTS.filter((verdict) => verdict !== "fulfilled"))("what is %s is not", (verdict) => {
  expect(recheckOf(verdict, "2026-03-12", "2026-09-01")).toBeNull();
});

test("nothing is looked at again before it held", () => {
  expect(recheckFault("2026-03-11", "2026-03-12")).toBe("assessment.recheck_on.too_early");
  expect(recheckFault("2026-03-12", "2026-03-12")).toBeNull();
  expect(recheckFault(null, "2026-03-12")).toBeNull();
});

test("a day is proposed once the day that the assessment is about has been typed", () => {
  expect(proposedRecheck("2026-03-12")).toBe("2027-03-12");
  for (const typed of ["", "0002-03-12", "12026-03-12", "next week"])
    expect(proposedRecheck(typed)).toBeNull();
});
