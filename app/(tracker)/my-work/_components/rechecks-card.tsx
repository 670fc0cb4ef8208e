import { getTranslations } from "next-intl/server";
import { StandingView } from "@/components/milestones/standing-view";
import { getFormat } from "@/i18n/reader-format";
import type { Viewer } from "@/lib/auth/viewer";
import { milestonesHref } from "@/lib/milestones/filters";
import { formHref } from "../form-href";
import { listWork } from "../list-work";
import { ActionLink } from "./action-link";
import { WorkCard } from "./work-card";

/** What is fulfilled and should have been looked at again, the longest due first. */
export async function RechecksCard({ viewer }: { viewer: Viewer }) {
  const [t, format, { rows, total, filters }] = await Promise.all([
    getTranslations("myWork"),
    getFormat(),
    listWork(viewer, { recheck: "due", sort: "recheck" }),
  ]);
  return (
    <WorkCard
      words="rechecks"
      rows={rows}
      total={total}
      rowKey={({ code }) => code}
      allHref={milestonesHref(filters)}
      columns={[
        {
          key: "fulfilled",
          header: t("column.fulfilled"),
          numeric: true,
          cell: ({ effectiveOn }) => (effectiveOn === null ? null : format.day(effectiveOn)),
        },
        {
          key: "view",
          header: t("column.view"),
          cell: ({ stance }) => <StandingView stance={stance} />,
        },
        {
          key: "recheck",
          header: t("column.recheck"),
          numeric: true,
          cell: ({ recheckOn }) => (recheckOn === null ? null : format.day(recheckOn)),
        },
        {
          key: "action",
          header: t("column.action"),
          cell: ({ code }) => (
            <ActionLink href={formHref({ code, assessmentId: null })} code={code}>
              {t("lookAgain")}
            </ActionLink>
          ),
        },
      ]}
    />
  );
}
