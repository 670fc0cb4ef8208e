import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireReader } from "@/lib/as-of/request";
import { can } from "@/lib/auth/permissions";
import { searchParamsOf } from "@/lib/milestones/filters";
import { parseDrawn } from "@/lib/schedule/address";
import { AnalysisFrame } from "../_components/analysis-frame";
import { readFilters } from "../_components/read-filters";
import { MovedMostCard } from "./_components/moved-most-card";
import { ReasonsCard } from "./_components/reasons-card";
import styles from "./_components/schedule.module.css";
import { SlippageCard } from "./_components/slippage-card";
import { TimelineCard } from "./_components/timeline-card";

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("analysis.pages.schedule"))("title") };
}

/**
 * What slips, since when and why. Its cards come with the page and not after it: what is drawn here is there without any script, and
 * none of it takes long.
 */
export default async function SchedulePage({ searchParams }: Props) {
  const reader = await requireReader();
  const filters = await readFilters("schedule", searchParams);
  const drawn = parseDrawn(searchParamsOf(await searchParams));
  const of = { reader, filters, exports: can(reader, "figures.export") };
  return (
    <AnalysisFrame page="schedule" reader={reader} filters={filters}>
      <TimelineCard {...of} drawn={drawn} />
      <div className={styles.pair}>
        <SlippageCard {...of} />
        <ReasonsCard {...of} />
      </div>
      <MovedMostCard {...of} />
    </AnalysisFrame>
  );
}
