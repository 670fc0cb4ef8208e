import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { useFormat } from "@/i18n/use-format";
import styles from "./completion-heat-map.module.css";
import { type CompletionCell, heatStep, pointsSince } from "./prepare-heat-map";

/** One cell: the percentage with its tint, a dash where nothing was assessed, nothing without milestones. */
export function HeatCell({ cell, href }: { cell: CompletionCell | null; href?: string }) {
  const t = useTranslations("charts.heatMap");
  const format = useFormat();
  if (cell === null || href === undefined) {
    return (
      <td>
        <span className={styles.empty}>
          <span className="visually-hidden">{t("empty")}</span>
        </span>
      </td>
    );
  }
  const points = pointsSince(cell);
  return (
    <td>
      <Link
        href={href}
        prefetch={false}
        className={styles.cell}
        data-step={cell.completion === null ? "gap" : heatStep(cell.completion)}
      >
        {cell.completion === null ? (
          <>
            <span aria-hidden="true">–</span>
            <span className="visually-hidden">{t("gap")}</span>
          </>
        ) : (
          <>
            {points === null || points === 0 ? null : (
              <span className={styles.points} aria-hidden="true">
                {points > 0 ? "▲" : "▼"}
                {format.number(Math.abs(points))}
              </span>
            )}
            {format.percent(cell.completion)}
            {points === null || points === 0 ? null : (
              <span className="visually-hidden">
                {t("since", { direction: points > 0 ? "up" : "down", points: Math.abs(points) })}
              </span>
            )}
          </>
        )}
      </Link>
    </td>
  );
}
