import { useTranslations } from "next-intl";
import { useFormat } from "@/i18n/use-format";
import { slippageDays } from "@/lib/milestones/rules";
import type { Day } from "@/lib/periods/days";
import { quarterLabel, type Quarter } from "@/lib/periods/rules";
import { ChartFigure } from "./chart-figure";
import { DrawnTwice } from "./drawn-twice";
import {
  isStrained,
  prepareTimeline,
  type TimelineMilestone,
  type TimelineWait,
  timelineWindow,
} from "./prepare-timeline";
import { TimelineDrawing } from "./timeline-drawing";
import { TimelineLegend } from "./timeline-legend";
import { TimelineTable } from "./timeline-table";

interface Props {
  /** The partner, in the reader's language. */
  partner: string;
  /** Those that are drawn, area by area and the earliest start first. */
  milestones: readonly TimelineMilestone[];
  waits: readonly TimelineWait[];
  /** Of all that the filters leave, on this page or another. */
  all: { total: number; later: number; earlier: number; daysLater: number; from: Day | null; to: Day | null };
  /** The quarters asked for. */
  asked: { from: Quarter | null; to: Quarter | null };
  asOf: Day;
  downloadHref?: string | undefined;
}

/** When the milestones of one partner begin, are due and were due at first, and what they wait for. */
export function Timeline({ partner, milestones, waits, all, asked, asOf, downloadHref }: Props) {
  const t = useTranslations();
  const format = useFormat();
  const timeline = prepareTimeline(milestones, waits, timelineWindow(asked, all, asOf), asOf);
  const drawn = timeline.bars.flatMap(({ milestone, waitsFor }) => {
    const strained = waitsFor.filter((wait) => isStrained(wait, milestone));
    const days = slippageDays(milestone);
    const moved = days === 0 ? "none" : days > 0 ? "later" : "earlier";
    const text = t("schedule.timeline.point", {
      ...{ code: milestone.code, title: milestone.title, rag: t(`words.rag.${milestone.rag}`) },
      ...{ start: format.day(milestone.startOn), due: format.day(milestone.dueOn) },
      ...{ first: format.day(milestone.firstDueOn), moved, days: Math.abs(days) },
    });
    const waiting = t("schedule.timeline.pointWaits", {
      count: waitsFor.length,
      codes: waitsFor.map(({ waitsFor: code }) => code).join(", "),
      strained: strained.length,
    });
    return [
      { text: waitsFor.length === 0 ? text : `${text} ${waiting}`, href: `/milestones/${milestone.code}` },
    ];
  });
  const strained = timeline.bars.reduce(
    (count, { milestone, waitsFor }) => count + waitsFor.filter((wait) => isStrained(wait, milestone)).length,
    0,
  );
  // Where no quarters are asked for, those drawn are those of the plan: of nothing, there are none to tell.
  const isWindowAsked = asked.from !== null || asked.to !== null;
  const inWindow = {
    from: format.quarter(quarterLabel(timeline.window.from)),
    to: format.quarter(quarterLabel(timeline.window.to)),
  };
  return (
    <ChartFigure
      title={t("schedule.timeline.title", { partner })}
      answer={
        all.total === 0
          ? isWindowAsked
            ? t("schedule.timeline.answer.none", { ...inWindow })
            : t("schedule.timeline.answer.nothing")
          : t("schedule.timeline.answer.some", {
              total: all.total,
              later: all.later,
              earlier: all.earlier,
              // The mean of those that are later, in whole days.
              days: all.later === 0 ? 0 : Math.round(all.daysLater / all.later),
              strained,
            })
      }
      drawing={
        all.total === 0 ? null : (
          <DrawnTwice draw={(names) => <TimelineDrawing timeline={timeline} names={names} />} />
        )
      }
      points={drawn}
      legend={all.total === 0 ? null : <TimelineLegend />}
      table={<TimelineTable milestones={timeline.bars.map(({ milestone }) => milestone)} waits={waits} />}
      notes={[
        t("schedule.source"),
        t("charts.figure.milestones", { count: all.total }),
        ...(all.total === 0 && !isWindowAsked ? [] : [t("schedule.timeline.window", inWindow)]),
        t("charts.figure.asOf", { day: format.day(asOf) }),
      ]}
      downloadHref={downloadHref}
    />
  );
}
