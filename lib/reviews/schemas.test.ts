import { describe, expect, it } from "vitest";
import { REVIEWS_PAGE_SIZE } from "@/lib/reviews/constants";
import { acceptReviewsSchema, choiceOf } from "@/lib/reviews/schemas";

const row = { id: 7, version: 3, code: "GEO-CIV-01" };
const parse = (...chosen: string[]) =>
  acceptReviewsSchema.safeParse({ reviews: chosen.map((each) => ({ chosen: each })) });
const messages = (...chosen: string[]) => parse(...chosen).error?.issues.map(({ message }) => message);

describe("the rows chosen in the queue", () => {
  it("come back from their checkboxes as they were read", () => {
    expect(parse(choiceOf(row)).data).toEqual({
      reviews: [{ assessmentId: 7, version: 3, code: "GEO-CIV-01" }],
    });
  });

  it("are at least one, and at most a page", () => {
    expect(messages()).toEqual(["assessment.accept.none_chosen"]);
    const full = Array.from({ length: REVIEWS_PAGE_SIZE }, () => choiceOf(row));
    expect(parse(...full).success).toBe(true);
    expect(messages(...full, choiceOf(row))).toEqual(["assessment.accept.too_many"]);
  });

  it.each(["", "7", "7 3", "7 3 anything", "-7 3 GEO-CIV-01", "7 3 GEO-CIV-01 ", "7 x GEO-CIV-01"])(
    "are refused where nobody wrote them so: %j",
    (text) => {
      expect(messages(text)).toEqual(["assessment.accept.unreadable"]);
    },
  );
});
