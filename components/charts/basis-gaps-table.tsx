import { useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { useFormat } from "@/i18n/use-format";
import type { Gap } from "@/lib/law-and-practice/rules";
import { BASES, type Basis } from "@/lib/milestones/constants";
import type { GapRow } from "./prepare-basis-gaps";
import { useGapWords } from "./use-gap-words";

interface Props {
  by: "partner" | "area";
  rows: readonly GapRow[];
  comparedWith: string | null;
}

/** Both sides of each row with how many milestones each has, the way to these, and the gap; on the earlier day too. */
export function BasisGapsTable({ by, rows, comparedWith }: Props) {
  const t = useTranslations("charts.basisGaps");
  const basisWords = useTranslations("words.basis");
  const format = useFormat();
  const words = useGapWords();
  const side = (gap: Gap | null, hrefs: GapRow["hrefs"] | null, basis: Basis) => {
    if (gap === null || hrefs === null) return t("without.both");
    const { milestones } = gap[basis];
    const written = t("sideOf", { side: words.side(gap[basis]), count: milestones });
    return milestones === 0 ? (
      words.side(gap[basis])
    ) : (
      <Link href={hrefs[basis]} prefetch={false}>
        {written}
      </Link>
    );
  };
  const points = (gap: Gap | null) => (gap === null || gap.points === null ? "–" : words.points(gap.points));
  const onDay = comparedWith === null ? "" : format.day(comparedWith);
  const earlier: Column<GapRow>[] =
    comparedWith === null
      ? []
      : [
          ...BASES.map((basis) => ({
            key: `${basis} before`,
            header: t("column.sideThen", { basis: basisWords(basis), day: onDay }),
            numeric: true,
            cell: ({ before, hrefsBefore }: GapRow) => side(before, hrefsBefore, basis),
          })),
          {
            key: "then",
            header: t("column.gapThen", { day: onDay }),
            numeric: true,
            cell: ({ before }) => points(before),
          },
        ];
  return (
    <DataTable
      caption={t(`caption.${by}`)}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: "name", header: t(`column.${by}`), rowHeader: true, cell: ({ name }) => name },
        ...BASES.map((basis) => ({
          key: basis,
          header: basisWords(basis),
          numeric: true,
          cell: ({ now, hrefs }: GapRow) => side(now, hrefs, basis),
        })),
        { key: "gap", header: t("column.gap"), numeric: true, cell: ({ now }) => points(now) },
        ...earlier,
      ]}
    />
  );
}
