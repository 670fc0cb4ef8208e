import { useTranslations } from "next-intl";
import { type MovementBar, prepareMovements } from "@/components/charts/prepare-movements";
import { useMovementAnswer, usePartName } from "@/components/charts/use-movement-words";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { useFormat } from "@/i18n/use-format";
import { analysisHref, WHOLE_ANALYSIS } from "@/lib/analysis/filters";
import { movedMilestonesHref } from "@/lib/movements/address";
import type { QuarterMovements } from "@/lib/movements/rules";
import styles from "./moved-parts.module.css";

/** Each way in which completion moved in a quarter: by how much and by how many milestones, which are a click away. */
export function MovedParts({ latest }: { latest: QuarterMovements | null }) {
  const t = useTranslations("overview.moved");
  const format = useFormat();
  const { rows, answer } = prepareMovements(latest === null ? [] : [latest], WHOLE_ANALYSIS);
  const sentence = useMovementAnswer(answer);
  // Partners' standing seldom changes, and has no list of milestones behind it.
  const bars = rows.flatMap((row) => row.bars).filter(({ part, count }) => part !== "standing" || count > 0);
  return (
    <Card
      title={
        latest === null || latest.running
          ? t("title")
          : t("titleOf", { quarter: format.quarter(latest.quarter) })
      }
      action={
        <Link href={analysisHref("progress", {})} prefetch={false}>
          {t("all")}
        </Link>
      }
    >
      <p className={styles.answer}>{sentence}</p>
      {latest === null ? null : (
        <ul className={styles.parts}>
          {bars.map((bar) => (
            <li key={bar.part}>
              {bar.part === "standing" || bar.count === 0 ? (
                <div className={styles.part}>
                  <Part {...bar} />
                </div>
              ) : (
                <Link
                  href={movedMilestonesHref(WHOLE_ANALYSIS, latest, bar.part)}
                  prefetch={false}
                  className={styles.part}
                >
                  <Part {...bar} />
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Part({ part, count, points }: MovementBar) {
  const t = useTranslations("overview.moved");
  const format = useFormat();
  const nameOf = usePartName();
  return (
    <>
      <span className={styles.name}>{nameOf(part)}</span>{" "}
      {count === 0 ? (
        <span className={styles.count}>{t("nothing")}</span>
      ) : (
        <>
          <span className={styles.points}>
            {t("points", { change: format.change(points), points: Math.abs(points) })}
          </span>{" "}
          <span className={styles.count}>
            {t(part === "standing" ? "partners" : "milestones", { count })}
          </span>
        </>
      )}
    </>
  );
}
