import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { StandingView } from "@/components/milestones/standing-view";
import { DataTable } from "@/components/ui/data-table";
import { useFormat } from "@/i18n/use-format";
import { type MilestoneFilters, milestonesHref } from "@/lib/milestones/filters";
import type { MilestoneRow } from "@/lib/milestones/queries";
import { MilestoneName } from "../../../_components/milestone-name";

interface Props {
  rows: readonly MilestoneRow[];
  total: number;
  /** What the whole list is filtered by, of which these rows are the beginning. */
  filters: MilestoneFilters;
}

/** The milestones that nobody has assessed in the quarter, as far as they are shown, and the way to all of them. */
export function UnassessedTable({ rows, total, filters }: Props) {
  const t = useTranslations("periods.missing");
  const format = useFormat();
  return (
    <>
      <DataTable
        caption={t("unassessedCaption", { shown: rows.length })}
        captionShown
        rows={rows}
        rowKey={(row) => row.code}
        columns={[
          {
            key: "milestone",
            header: t("milestone"),
            rowHeader: true,
            cell: ({ code, title, partnerIso2 }) => (
              <MilestoneName code={code} title={title} partner={format.country(partnerIso2)} />
            ),
          },
          {
            key: "assessed",
            header: t("assessed"),
            numeric: true,
            cell: ({ effectiveOn }) => (effectiveOn === null ? t("never") : format.day(effectiveOn)),
          },
          { key: "view", header: t("view"), cell: ({ stance }) => <StandingView stance={stance} /> },
          { key: "due", header: t("due"), numeric: true, cell: (row) => format.day(row.dueOn) },
        ]}
      />
      <p>
        <Link href={milestonesHref(filters)} prefetch={false}>
          {t("unassessedAll", { total })}
        </Link>
      </p>
    </>
  );
}
