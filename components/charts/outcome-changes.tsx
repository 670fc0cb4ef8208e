import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { useFormat } from "@/i18n/use-format";
import { MIN_PAIRS } from "@/lib/outcomes/constants";
import type { ChangePair, OutcomeChanges as Changes } from "@/lib/outcomes/pairs";
import { ChartFigure } from "./chart-figure";
import { OutcomeChangesDrawing } from "./outcome-changes-drawing";
import { type OutcomeIndex, useIndexNotes } from "./use-index-notes";
import { prepareOutcomeChanges } from "./prepare-outcome-changes";

interface Props {
  index: OutcomeIndex;
  changes: Changes | null;
  lag: number;
  nameOf: (partner: string) => string;
  /** The milestones of a partner. */
  hrefOf: (partner: string) => string;
  asOf: string;
  downloadHref?: string | undefined;
}

const NOTHING: Changes = { first: 0, last: 0, pairs: [], without: [] };

/** The change of completion over some years against the change of an index so many years later, a point for each partner. */
export function OutcomeChanges({ index, changes, lag, nameOf, hrefOf, asOf, downloadHref }: Props) {
  const t = useTranslations("analysis.outcomes.changes");
  const own = useTranslations("analysis.outcomes");
  const charts = useTranslations("charts.figure");
  const format = useFormat();
  const notes = useIndexNotes(index);
  const { first, last, pairs, without } = changes ?? NOTHING;
  const { points, reach, correlation, tooFew } = prepareOutcomeChanges({ pairs });
  const signed = (text: string, value: number) => (value > 0 ? `+${text}` : text);
  const inPoints = (completion: number) => signed(format.number(completion), completion);
  const inUnit = (value: number) => signed(format.fine(value), value);
  const period = {
    ...{ first: String(first), last: String(last), count: pairs.length },
    ...{ later: String(first + lag), latest: String(last + lag), lag },
  };
  const answer = () => {
    if (changes === null) return t("answer.noYears");
    if (pairs.length === 0)
      return t("answer.none", {
        ...period,
        firstYear: String(index.firstYear ?? "–"),
        lastYear: String(index.lastYear ?? "–"),
      });
    if (tooFew) return t("answer.tooFew", { ...period, least: MIN_PAIRS });
    if (correlation === null) return t("answer.still", period);
    const { rho, low, high } = correlation;
    const numbers = { rho: format.number(rho), low: format.number(low), high: format.number(high) };
    return t("answer.some", { ...period, ...numbers, holdsZero: low <= 0 && high >= 0 ? "yes" : "no" });
  };
  const lacking = (["completion", "value"] as const).flatMap((lacks) => {
    const names = without
      .filter((one) => one.lacks === lacks)
      .map(({ partner }) => nameOf(partner))
      .toSorted(format.compare);
    return names.length === 0 ? [] : [t(`without.${lacks}`, { ...period, names: names.join(", ") })];
  });
  const ordered = pairs.toSorted((a, b) => format.compare(nameOf(a.partner), nameOf(b.partner)));
  const ends = (of: "completion" | "value", write: (value: number) => string) =>
    (["from", "to"] as const).map((end) => ({
      key: `${of}-${end}`,
      header: t(`${of}At`, {
        year: String((end === "from" ? first : last) + (of === "value" ? lag : 0)),
      }),
      numeric: true,
      cell: (pair: ChangePair) => write(pair[of][end]),
    }));
  const changeOf = (of: "completion" | "value", write: (change: number) => string) => ({
    key: of,
    header: t(`${of}Change`),
    numeric: true,
    cell: ({ partner }: ChangePair) => {
      const point = points.find((one) => one.partner === partner);
      return point === undefined ? null : write(point[of]);
    },
  });
  return (
    <ChartFigure
      title={t("title")}
      answer={own("about", { name: index.name, answer: answer() })}
      points={points.map(({ partner, completion, value }) => ({
        text: t("point", { name: nameOf(partner), completion: inPoints(completion), value: inUnit(value) }),
        href: hrefOf(partner),
      }))}
      drawing={
        points.length === 0 ? null : (
          <OutcomeChangesDrawing
            points={points}
            reach={reach}
            nameOf={nameOf}
            axes={{ completion: t("completionAxis", period), value: t("valueAxis", period) }}
          />
        )
      }
      table={
        <DataTable
          caption={t("caption")}
          rows={ordered}
          rowKey={({ partner }) => partner}
          columns={[
            {
              key: "partner",
              header: t("partner"),
              rowHeader: true,
              cell: ({ partner }) => (
                <Link href={hrefOf(partner)} prefetch={false}>
                  {nameOf(partner)}
                </Link>
              ),
            },
            ...ends("completion", (share) => format.percentage(share * 100)),
            changeOf("completion", inPoints),
            ...ends("value", format.fine),
            changeOf("value", inUnit),
          ]}
        />
      }
      notes={[...lacking, ...notes, charts("asOf", { day: format.day(asOf) })]}
      downloadHref={downloadHref}
    />
  );
}
