import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HIGHEST_MARKINGS } from "@/lib/markings/constants";
import { isMarkedAbove, markingOf } from "@/lib/markings/rules";

const WRITTEN = {
  restricted: [
    ...[
      "RESTRICTED",
      "NATO RESTRICTED",
      "OTAN DIFFUSION RESTREINTE",
      "DIFFUSION RESTREINTE",
      "EU RESTRICTED",
    ],
    ...["RESTREINT UE", "RESTREINT UE/EU RESTRICTED", "NATO/PFP RESTRICTED", "NATO/EAPC RESTRICTED"],
  ],
  confidential: [
    ...["CONFIDENTIAL", "NATO CONFIDENTIAL", "OTAN CONFIDENTIEL", "CONFIDENTIEL DÉFENSE", "CONFIDENTIEL UE"],
    "CONFIDENTIEL UE/EU CONFIDENTIAL",
  ],
  secret: ["SECRET", "NATO SECRET", "OTAN SECRET", "SECRET UE/EU SECRET", "NATO_SECRET", "UK SECRET"],
  top_secret: [
    ...["TOP SECRET", "COSMIC TOP SECRET", "COSMIC TRÈS SECRET", "TRES SECRET", "TRÈS SECRET DÉFENSE"],
    "TRÈS SECRET UE/EU TOP SECRET",
  ],
} as const;
const levels = (["restricted", "confidential", "secret", "top_secret"] as const).flatMap((level) =>
  WRITTEN[level].map((marking) => ({ level, marking })),
);
const portions = [
  ...[["NR", "restricted"] as const, ["NC", "confidential"] as const, ["NS", "secret"] as const],
  ...[
    ["CTS", "top_secret"] as const,
    ["R-UE/EU-R", "restricted"] as const,
    ["S//REL PfP", "secret"] as const,
  ],
].map(([mark, level]) => ({ mark, level }));

/** What somebody writes who writes no marking: words in small letters, with names, numbers and the signs between them. */
const word = fc.constantFrom(
  ...["the", "secretary", "confidential", "interviews", "were", "held", "restricted", "access", "secret"],
  ...["ballot", "Ministry", "NATO", "2026", "(c)", "minister(s)", "PfP", "le", "confidentiel", "état-major"],
);
const sign = fc.constantFrom(" ", ", ", ". ", ": ", "; ", " – ", "\n", "\n\n");
const prose = fc.array(fc.tuple(word, sign), { maxLength: 40 }).map((parts) => parts.flat().join(""));

describe("a marking", () => {
  it("is found alone in its line, whatever adorns it and whatever stands around", () => {
    const around = fc.constantFrom(
      ...[
        ["", ""],
        ["** ", " **"],
        ["[", "]"],
        ["// ", " //"],
        ["    ", ""],
        ["1. ", ""],
        ["“", "”"],
      ],
      ...[
        ["Classification: ", ""],
        ["CLASSIFICATION : ", ""],
        ["", "."],
        ["", " - RELEASABLE TO GEORGIA"],
      ],
      ...[
        ["", " RELEASABLE TO PfP"],
        ["NATO SANS CLASSIFICATION / ", ""],
        ["", " // REL TO GEO, UKR"],
      ],
    );
    fc.assert(
      fc.property(
        prose,
        fc.constantFrom(...levels),
        around,
        prose,
        (before, { level, marking }, frame, after) => {
          const line = `${frame[0] ?? ""}${marking}${frame[1] ?? ""}`;
          expect(markingOf(`${before}\n${line}\n${after}`)).toBe(level);
          expect(markingOf(`${before}\r\n${line}\r\n${after}`)).toBe(level);
        },
      ),
    );
  });

  it("is found at the beginning of a line, before a sign that parts", () => {
    const parting = fc.constantFrom(": ", " : ", " – ", " — ", " - ", ") ", " | ", ". ");
    fc.assert(
      fc.property(fc.constantFrom(...levels), parting, word, ({ level, marking }, between, next) => {
        expect(markingOf(`${marking}${between}${next}`)).toBe(level);
      }),
    );
  });

  it("is found before a portion, and at the end of a title", () => {
    fc.assert(
      fc.property(fc.constantFrom(...portions), prose, ({ mark, level }, before) => {
        expect(markingOf(`${before}\n(${mark}) The board met.`)).toBe(level);
        expect(markingOf(`${before}\n2.1 (${mark}) The board met.`)).toBe(level);
        expect(markingOf(`The board met. (${mark}) It will meet again.`)).toBe(level);
        expect(markingOf(`Minutes of the board (${mark})`)).toBe(level);
      }),
    );
  });

  it("of the highest level counts", () => {
    expect(markingOf("NATO RESTRICTED\n\n(NS) The board met.")).toBe("secret");
    expect(markingOf("(NR) One.\nCOSMIC TOP SECRET")).toBe("top_secret");
  });

  it("that says that nothing is protected is none", () => {
    for (const line of ["NATO UNCLASSIFIED", "OTAN SANS CLASSIFICATION", "UNCLASSIFIED – RELEASABLE TO PfP"])
      expect(markingOf(line)).toBeNull();
  });
});

describe("no marking", () => {
  it("is in ordinary prose", () => {
    fc.assert(
      fc.property(prose, (text) => {
        expect(markingOf(text)).toBeNull();
      }),
    );
  });

  it("is in anything without capitals", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.constantFrom(...levels), (text, { marking }) => {
        expect(markingOf(`${text}\n${marking}\n`.toLowerCase())).toBeNull();
      }),
    );
  });

  it("is in a sentence that names one", () => {
    fc.assert(
      fc.property(fc.constantFrom(...levels), ({ marking }) => {
        expect(markingOf(`The office holds ${marking} documents.`)).toBeNull();
        expect(markingOf(`${marking} documents are held by the office.`)).toBeNull();
        expect(markingOf(`A clearance up to ${marking}: granted.`)).toBeNull();
      }),
    );
  });

  it.each([
    ...[
      "The secretary said so.",
      "Confidential interviews were held.",
      "Secret: who voted how.",
      "Top secret",
    ],
    ...["Restricted", "SECRETARY OF STATE", "SECRET BALLOT INTRODUCED", "CONFIDENTIALITY: adopted"],
    ...["the National Council (NC)", "decided by the National Council (NC).", "Northern Region (NR)", "(NC)"],
    ...[
      "Counter Terrorism Strategy (CTS)",
      "the National Commission for Security (NC) met",
      "(c) the third",
      "(S)",
    ],
    ...[
      "minister(s)",
      "(TSA) the agency",
      "the number (NR) of rows",
      "NATO RESTRICTED information is protected",
    ],
    ...[
      "SECRET-level clearances",
      "Un entretien confidentiel : trois réponses",
      "La diffusion restreinte du rapport",
    ],
  ])("is in “%s”", (text) => {
    expect(markingOf(text)).toBeNull();
  });
});

it("a text is held to the highest marking that is allowed", () => {
  const above = HIGHEST_MARKINGS.map((highest) =>
    levels.filter(({ marking }) => isMarkedAbove(marking, highest)).map(({ level }) => level),
  );
  expect(above.map((found) => [...new Set(found)])).toEqual([
    ["restricted", "confidential", "secret", "top_secret"],
    ["confidential", "secret", "top_secret"],
    ["secret", "top_secret"],
    ["top_secret"],
  ]);
});

it("no text takes long", () => {
  const begun = performance.now();
  for (const sign of [" ", "-", "(", "\n", "A", "A-", "(NR", "SECRET", "SECRET/", "CLASSIFICATION:", "N a "])
    markingOf(`SECRET${sign.repeat(300_000)}x`);
  expect(performance.now() - begun).toBeLessThan(5_000);
});
