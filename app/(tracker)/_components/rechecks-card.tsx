import { getTranslations } from "next-intl/server";
import { StandingView } from "@/components/milestones/standing-view";
import { getFormat } from "@/i18n/reader-format";
import type { Reader } from "@/lib/as-of/reader";
import { NO_FILTERS } from "@/lib/milestones/filters";
import { listMilestones } from "@/lib/milestones/queries";
import { ShortListCard } from "./short-list-card";

const SHOWN = 5;
const DUE = { active: true, recheck: "due", sort: "recheck" } as const;

/** What is fulfilled and should have been looked at again, the longest due first. */
export async function RechecksCard({ reader }: { reader: Reader }) {
  const [t, format, { rows, total }] = await Promise.all([
    getTranslations("overview.column"),
    getFormat(),
    listMilestones(reader, { ...NO_FILTERS, ...DUE }, SHOWN),
  ]);
  return (
    <ShortListCard
      words="rechecks"
      all={DUE}
      total={total}
      rows={rows}
      columns={[
        {
          key: "fulfilled",
          header: t("fulfilled"),
          numeric: true,
          cell: ({ effectiveOn }) => (effectiveOn === null ? null : format.day(effectiveOn)),
        },
        {
          key: "view",
          header: t("view"),
          cell: ({ stance }) => <StandingView stance={stance} />,
        },
        {
          key: "recheck",
          header: t("recheck"),
          numeric: true,
          cell: ({ recheckOn }) => (recheckOn === null ? null : format.day(recheckOn)),
        },
      ]}
    />
  );
}
