import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AREAS } from "@/lib/areas/constants";
import { composeCode, parseCode } from "@/lib/milestones/codes";

describe("milestone codes", () => {
  it("a code says the partner, the area and a number of at least two digits", () => {
    expect(composeCode({ partner: "GEO", area: "civilian_oversight", number: 1 })).toBe("GEO-CIV-01");
    expect(composeCode({ partner: "MDA", area: "anti_corruption", number: 120 })).toBe("MDA-BIN-120");
  });

  it("what is composed is read back unchanged", () => {
    const code = fc.record({
      partner: fc.stringMatching(/^[A-Z]{3}$/),
      area: fc.constantFrom(...AREAS),
      number: fc.integer({ min: 1, max: 99_999 }),
    });
    fc.assert(
      fc.property(code, (parts) => {
        expect(parseCode(composeCode(parts))).toEqual(parts);
      }),
    );
  });

  it.each([
    "",
    "GEO",
    "geo-CIV-01",
    "GEO-XXX-01",
    "GEO-CIV-1",
    "GEO-CIV-00",
    "GEO-CIV-001",
    "GEO-CIV-01 ",
    "GEO-CIV-1e2",
  ])("another spelling is no code: %j", (text) => {
    expect(parseCode(text)).toBeNull();
  });

  it("arbitrary text is never taken for a code it does not spell", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const code = parseCode(text);
        return code === null || composeCode(code) === text;
      }),
    );
  });
});
