import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { useFormat } from "@/i18n/use-format";
import { type MovementRow, type Part, PARTS } from "./prepare-movements";
import { useQuarterName } from "./use-movement-words";

interface Props {
  rows: readonly MovementRow[];
  nameOf: (part: Part) => string;
  /** The list behind a part of a quarter, where there is one. */
  hrefOf: (quarter: string, part: Part) => string | undefined;
}

/** The same as the drawing, of all quarters: what each part added, and by how many milestones. */
export function MovementsTable({ rows, nameOf, hrefOf }: Props) {
  const t = useTranslations("charts.movements");
  const format = useFormat();
  const quarterName = useQuarterName();
  const share = (key: "before" | "after") => ({
    key,
    header: t(key),
    numeric: true,
    cell: (row: MovementRow) => format.exactPercentage(row[key]),
  });
  return (
    <DataTable
      caption={t("caption")}
      rows={rows}
      rowKey={({ quarter }) => quarter}
      columns={[
        {
          key: "quarter",
          header: t("quarter"),
          rowHeader: true,
          cell: quarterName,
        },
        share("before"),
        ...PARTS.map((part) => ({
          key: part,
          header: nameOf(part),
          numeric: true,
          cell: ({ quarter, bars }: MovementRow) => {
            const bar = bars.find((each) => each.part === part);
            if (bar === undefined || bar.count === 0) return "–";
            const written = t("bar", { change: format.change(bar.points), count: bar.count });
            const href = hrefOf(quarter, part);
            return href === undefined ? (
              written
            ) : (
              <Link href={href} prefetch={false}>
                {written}
              </Link>
            );
          },
        })),
        share("after"),
        {
          key: "change",
          header: t("change"),
          numeric: true,
          cell: ({ points }) => format.change(points),
        },
      ]}
    />
  );
}
