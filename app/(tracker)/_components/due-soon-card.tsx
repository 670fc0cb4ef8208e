import { getTranslations } from "next-intl/server";
import { StandingView } from "@/components/milestones/standing-view";
import { RagBadge } from "@/components/ui/rag-badge";
import { getFormat } from "@/i18n/reader-format";
import type { Reader } from "@/lib/as-of/reader";
import { listDueSoon } from "@/lib/milestones/queries";
import { ShortListCard } from "./short-list-card";

const SHOWN = 10;

/** The open milestones that are due next. */
export async function DueSoonCard({ reader }: { reader: Reader }) {
  const [t, format, rows] = await Promise.all([
    getTranslations("overview.column"),
    getFormat(),
    listDueSoon(reader, SHOWN),
  ]);
  return (
    <ShortListCard
      words="dueSoon"
      all={{ active: true, due: "next_90", sort: "due" }}
      rows={rows}
      columns={[
        { key: "rag", header: t("rag"), cell: (row) => <RagBadge value={row.rag} /> },
        {
          key: "view",
          header: t("view"),
          cell: ({ stance }) => <StandingView stance={stance} />,
        },
        { key: "due", header: t("due"), numeric: true, cell: (row) => format.day(row.dueOn) },
      ]}
    />
  );
}
