import { getTranslations } from "next-intl/server";
import { CompletionOverTime } from "@/components/charts/completion-over-time";
import type { Viewer } from "@/lib/auth/viewer";

import { today } from "@/lib/periods/today";
import { loadCompletion } from "./load-completion";

interface Props {
  viewer: Viewer;
  iso3: string;
  exports: boolean;
}

/** The partner's completion, quarter by quarter. */
export async function OverTimeCard({ viewer, iso3, exports }: Props) {
  const [t, points] = await Promise.all([getTranslations("partners.partner"), loadCompletion(viewer, iso3)]);
  return (
    <CompletionOverTime
      about={{ title: t("overTime"), caption: t("overTimeCaption") }}
      points={points}
      asOf={today()}
      downloadHref={exports ? `/api/export/completion-over-time.csv?partner=${iso3}` : undefined}
    />
  );
}
