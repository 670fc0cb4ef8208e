import { describe, expect, it } from "vitest";
import { startingMeasure, startingValues } from "@/components/planning/starting-point";

const scale = {
  id: 7,
  code: "yes_no",
  stages: [
    { value: 0, labelEn: "No", labelFr: "Non" },
    { value: 1, labelEn: "Yes", labelFr: "Oui" },
  ],
};

describe("a new milestone begins with", () => {
  it("nothing but today, a weight and a number when it is blank", () => {
    expect(startingValues({ kind: "number" }, "2026-11-22")).toEqual({
      startOn: "2026-11-22",
      weight: "1",
      templateCode: "",
      nature: "target",
      basis: "de_facto",
      scaleId: "",
    });
    expect(startingMeasure({ kind: "number" }, "en")).toEqual({ kind: "quantity", unit: "" });
  });

  it("the stages of its scale, in the reader's language", () => {
    expect(startingValues({ kind: "scale", scale }, "2026-11-22")).toMatchObject({
      nature: "milestone",
      basis: "de_facto",
      scaleId: "7",
    });
    const law = { ...scale, code: "legislative" };
    expect(startingValues({ kind: "scale", scale: law }, "2026-11-22")).toMatchObject({ basis: "de_jure" });
    expect(startingMeasure({ kind: "scale", scale }, "fr")).toEqual({
      kind: "stages",
      stages: [
        { value: 0, label: "Non" },
        { value: 1, label: "Oui" },
      ],
    });
  });

  it("what its template says, due when such a step is usually done", () => {
    const template = {
      code: "CIV-05",
      areaCode: "civilian_oversight",
      title: "Chain of command defined in law",
      description: "",
      nature: "milestone",
      basis: "de_jure",
      indicator: "Statutory chain of command in force",
      unit: null,
      scaleId: 7,
      baselineLow: 0,
      target: 1,
      typicalMonths: 15,
    };
    expect(startingValues({ kind: "template", template, scale }, "2026-11-22")).toMatchObject({
      templateCode: "CIV-05",
      area: "civilian_oversight",
      basis: "de_jure",
      baseline: "0",
      target: "1",
      unit: "",
      scaleId: "7",
      dueOn: "2028-02-22",
    });
  });
});
