import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AREAS } from "@/lib/areas/constants";
import { dayFromNumber, dayNumber } from "@/lib/periods/days";
import { lastDayOfQuarter } from "@/lib/periods/rules";
import { prepareTimeline, ROW, type TimelineMilestone, timelineWindow } from "./prepare-timeline";

const milestone = (wishes: Partial<TimelineMilestone> = {}): TimelineMilestone => ({
  ...{ code: "GEO-CIV-01", title: "A step", area: "civilian_oversight", rag: "green" },
  ...{ startOn: "2024-01-01", firstDueOn: "2025-01-01", dueOn: "2025-01-01" },
  ...wishes,
});
const YEARS = { from: "2024-01-01", to: "2025-10-01" };
const ALL = dayNumber("2026-01-01") - dayNumber("2024-01-01");
const at = (day: string) => ((dayNumber(day) - dayNumber("2024-01-01")) / ALL) * 100;

describe("the timeline", () => {
  it("draws a plan that was kept from its start to its due date, where its mark is", () => {
    const { bars } = prepareTimeline([milestone()], [], YEARS, "2025-06-30");
    expect(bars).toMatchObject([
      { planned: { x: 0, width: at("2025-01-01") }, moved: null, firstDue: at("2025-01-01"), slippage: 0 },
    ]);
  });

  it("draws what was added after the first due date, and what was given up before it", () => {
    const { bars } = prepareTimeline(
      [milestone({ dueOn: "2025-07-01" }), milestone({ code: "GEO-CIV-02", dueOn: "2024-07-01" })],
      [],
      YEARS,
      "2025-06-30",
    );
    expect(bars.map(({ moved }) => moved?.way)).toEqual(["later", "earlier"]);
    expect(bars.map(({ planned, moved }) => [planned?.x, moved?.x])).toEqual([
      [0, at("2025-01-01")],
      [0, at("2024-07-01")],
    ]);
    expect((bars[0]?.moved?.x ?? 0) + (bars[0]?.moved?.width ?? 0)).toBeCloseTo(at("2025-07-01"));
    expect((bars[1]?.moved?.x ?? 0) + (bars[1]?.moved?.width ?? 0)).toBeCloseTo(at("2025-01-01"));
  });

  it("keeps everything within the window, and each milestone once, below the name of its area", () => {
    const day = fc.integer({ min: dayNumber("2019-01-01"), max: dayNumber("2031-12-31") }).map(dayFromNumber);
    const any = fc.record({ area: fc.constantFrom(...AREAS), startOn: day, firstDueOn: day, dueOn: day });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), day, (drawn, today) => {
        const given = drawn.map((wishes, index) => milestone({ ...wishes, code: `GEO-CIV-${index + 10}` }));
        const { bars, headings, height, today: line } = prepareTimeline(given, [], YEARS, today);
        expect(bars.map(({ milestone: { code } }) => code).toSorted()).toEqual(given.map(({ code }) => code));
        expect(height).toBe((bars.length + headings.length) * ROW);
        expect(new Set([...bars, ...headings].map(({ y }) => y)).size).toBe(bars.length + headings.length);
        for (const {
          planned,
          moved,
          milestone: { area },
          y,
        } of bars) {
          for (const span of [planned, moved].filter((part) => part !== null)) {
            expect(span.x).toBeGreaterThanOrEqual(0);
            expect(span.width).toBeGreaterThan(0);
            expect(span.x + span.width).toBeLessThanOrEqual(100.000001);
          }
          expect(headings.findLast((heading) => heading.y < y)?.area).toBe(area);
        }
        expect(line !== null).toBe(today >= YEARS.from && today <= "2026-01-01");
      }),
    );
  });

  it("ties what waits to the due date of what it waits for, and says where that comes too late", () => {
    const law = milestone();
    const practice = milestone({ code: "GEO-CIV-02", startOn: "2025-03-01", dueOn: "2025-12-31" });
    const early = milestone({ code: "GEO-CIV-03", dueOn: "2024-06-30", firstDueOn: "2024-06-30" });
    const wait = { waitsFor: law.code, waitsUntil: law.dueOn, isFulfilled: false };
    const { ties } = prepareTimeline(
      [law, practice, early],
      [
        { ...wait, code: practice.code },
        { ...wait, code: early.code },
        { ...wait, code: practice.code, waitsFor: "GEO-ROL-01" },
      ],
      YEARS,
      "2025-06-30",
    );
    expect(ties).toEqual([
      {
        key: "GEO-CIV-01 GEO-CIV-02",
        from: { x: at("2025-01-01"), y: 1.5 * ROW },
        to: { x: at("2025-03-01"), y: 2.5 * ROW },
        strained: false,
      },
      {
        key: "GEO-CIV-01 GEO-CIV-03",
        from: { x: at("2025-01-01"), y: 1.5 * ROW },
        to: { x: at("2024-06-30"), y: 3.5 * ROW },
        strained: true,
      },
    ]);
  });

  it("is not strained by what is fulfilled, however late it was due", () => {
    const { ties } = prepareTimeline(
      [milestone(), milestone({ code: "GEO-CIV-02", dueOn: "2024-06-30", firstDueOn: "2024-06-30" })],
      [{ code: "GEO-CIV-02", waitsFor: "GEO-CIV-01", waitsUntil: "2025-01-01", isFulfilled: true }],
      YEARS,
      "2025-06-30",
    );
    expect(ties.map(({ strained }) => strained)).toEqual([false]);
  });

  it.each([
    ["2025-01-01", "2025-10-01", 4, "2025 Q1"],
    ["2020-04-01", "2029-10-01", 9, "2021"],
    ["2000-01-01", "2029-10-01", 6, "2000"],
  ])("divides %s to %s into %i, the first of them %s", (from, to, count, first) => {
    const { ticks } = prepareTimeline([], [], { from, to }, "2025-06-30");
    expect(ticks).toHaveLength(count);
    expect(ticks[0]?.label).toBe(first);
  });
});

describe("the window of the timeline", () => {
  const extent = { from: "2020-05-17", to: "2027-02-28" };

  it("is what was asked for, and otherwise reaches over the whole plan and the day", () => {
    expect(timelineWindow({ from: null, to: null }, extent, "2026-06-30")).toEqual({
      from: "2020-04-01",
      to: "2027-01-01",
    });
    expect(timelineWindow({ from: "2025-01-01", to: null }, extent, "2028-06-30")).toEqual({
      from: "2025-01-01",
      to: "2028-04-01",
    });
    expect(timelineWindow({ from: null, to: null }, { from: null, to: null }, "2026-06-30")).toEqual({
      from: "2026-04-01",
      to: "2026-04-01",
    });
  });

  it("never ends before it begins", () => {
    const quarter = fc.option(fc.constantFrom("1990-01-01", "2024-07-01", "2050-10-01"));
    fc.assert(
      fc.property(quarter, quarter, (from, to) => {
        fc.pre(from === null || to === null || from <= to);
        const window = timelineWindow({ from, to }, extent, "2026-06-30");
        expect(window.from < lastDayOfQuarter(window.to)).toBe(true);
      }),
    );
  });
});
