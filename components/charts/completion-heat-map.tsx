import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { useFormat } from "@/i18n/use-format";
import { AREAS, type Area } from "@/lib/areas/constants";
import styles from "./completion-heat-map.module.css";
import { FigurePicture } from "./figure-picture";
import { FigureNotes } from "./figure-notes";
import { HeatCell } from "./heat-cell";
import { HeatScale } from "./heat-scale";
import { Sparkline } from "./sparkline";
import { type CompletionCell, type HeatMapPartner, prepareHeatMap } from "./prepare-heat-map";

interface Props {
  partners: readonly HeatMapPartner[];
  cells: readonly CompletionCell[];
  /** The milestones behind a cell. */
  cellHref: (partner: string, area: Area) => string;
  partnerHref: (partner: string) => string;
  /** The day up to which assessments count. */
  asOf: string;
  downloadHref?: string | undefined;
}

/** Completion by partner and reform area: a table whose cells are tinted, so it needs no second one. */
export function CompletionHeatMap({ partners, cells, cellHref, partnerHref, asOf, downloadHref }: Props) {
  const t = useTranslations();
  const format = useFormat();
  const { rows, totals, moved } = prepareHeatMap(partners, cells, format.compare);
  const sayCourse = (course: readonly (number | null)[]) => {
    const known = course.filter((share) => share !== null);
    const [first, last] = [known.at(0), known.at(-1)];
    if (first === undefined || last === undefined) return t("charts.heatMap.gap");
    return t("charts.heatMap.from", { first: format.percent(first), last: format.percent(last) });
  };
  const answer =
    totals.assessed === 0
      ? t("charts.heatMap.answer.none")
      : t("charts.heatMap.answer.some", { ...totals, ...moved });
  const notes = [
    t("charts.figure.source"),
    t("charts.figure.milestones", { count: totals.milestones }),
    t("charts.figure.asOf", { day: format.day(asOf) }),
    t("charts.heatMap.marks"),
  ];
  return (
    <section className={styles.card}>
      <div className={styles.head}>
        <h2 id="completion-heat-map">{t("charts.heatMap.title")}</h2>
        <HeatScale />
      </div>
      <p className={styles.answer}>{answer}</p>
      <div
        className={styles.scroll}
        role="region"
        aria-labelledby="completion-heat-map"
        tabIndex={0}
        data-drawing=""
      >
        <table className={styles.table}>
          <caption className="visually-hidden">{t("charts.heatMap.title")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("charts.heatMap.partner")}</th>
              <th scope="col" className={styles.course}>
                {t("charts.heatMap.course")}
              </th>
              {AREAS.map((area) => (
                <th key={area} scope="col">
                  {t(`words.area.${area}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.code} data-active={row.active}>
                <th scope="row">
                  <Link href={partnerHref(row.code)} prefetch={false}>
                    {row.name}
                  </Link>
                  {row.active ? null : (
                    <span className={styles.inactive}>{t("charts.heatMap.inactive")}</span>
                  )}
                </th>
                <td className={styles.course}>
                  <Sparkline values={row.course} label={sayCourse(row.course)} />
                </td>
                {row.cells.map((cell, index) => (
                  <HeatCell
                    key={AREAS[index]}
                    cell={cell}
                    {...(cell ? { href: cellHref(row.code, cell.area) } : {})}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.notes}>
        <FigureNotes
          notes={notes}
          picture={<FigurePicture title={t("charts.heatMap.title")} answer={answer} notes={notes} />}
          downloadHref={downloadHref}
        />
      </div>
    </section>
  );
}
