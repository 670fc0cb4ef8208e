import { useTranslations } from "next-intl";
import { RAG_SHAPES } from "@/components/ui/rag-badge";
import { StatusShape } from "@/components/ui/status-shape";
import { RAGS } from "@/lib/milestones/constants";
import { ChartLegend } from "./chart-legend";
import styles from "./timeline.module.css";

/** What shapes, lines and arrows of the timeline mean. */
export function TimelineLegend() {
  const t = useTranslations();
  const bar = (className: string | undefined) => (
    <g className={styles.legendBar}>
      <rect className={className} x="1" y="1" width="16" height="10" />
    </g>
  );
  const tie = (strained: boolean) => (
    <g className={styles.tie} data-strained={strained}>
      <line x1="0" x2="12" y1="6" y2="6" />
      <path d="M11 2l7 4-7 4z" />
    </g>
  );
  return (
    <ChartLegend
      entries={[
        ...RAGS.map((rag) => ({
          label: t(`words.rag.${rag}`),
          mark: (
            <g className={styles.name} data-rag={rag}>
              <g className={styles.shape} transform="translate(3 0)">
                <StatusShape shape={RAG_SHAPES[rag]} />
              </g>
            </g>
          ),
        })),
        { label: t("schedule.timeline.legend.planned"), mark: bar(styles.planned) },
        { label: t("schedule.timeline.legend.later"), mark: bar(styles.later) },
        { label: t("schedule.timeline.legend.earlier"), mark: bar(styles.earlier) },
        {
          label: t("schedule.timeline.legend.firstDue"),
          mark: <line className={styles.firstDue} x1="9" x2="9" y1="0" y2="12" />,
        },
        { label: t("schedule.timeline.legend.tie"), mark: tie(false) },
        { label: t("schedule.timeline.legend.strained"), mark: tie(true) },
      ]}
    />
  );
}
