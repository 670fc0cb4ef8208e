import { getTranslations } from "next-intl/server";
import { StandingView } from "@/components/milestones/standing-view";
import { getFormat } from "@/i18n/reader-format";
import type { Viewer } from "@/lib/auth/viewer";
import { milestonesHref } from "@/lib/milestones/filters";
import { listBegun } from "@/lib/my-work/queries";
import { quarterOf } from "@/lib/periods/rules";
import { today } from "@/lib/periods/today";
import { formHref } from "../form-href";
import { listWork } from "../list-work";
import { ActionLink } from "./action-link";
import { WorkCard } from "./work-card";

/** What nobody has assessed this quarter, the soonest due first. */
export async function NotAssessedCard({ viewer }: { viewer: Viewer }) {
  const [t, format, { rows, total, filters }] = await Promise.all([
    getTranslations("myWork"),
    getFormat(),
    listWork(viewer, { assessed: "not_this_quarter", sort: "due" }),
  ]);
  const begun = await listBegun(
    viewer,
    rows.map(({ code }) => code),
    quarterOf(today()),
  );
  return (
    <WorkCard
      words="notAssessed"
      rows={rows}
      total={total}
      rowKey={({ code }) => code}
      allHref={milestonesHref(filters)}
      columns={[
        {
          key: "assessed",
          header: t("column.assessed"),
          numeric: true,
          cell: ({ effectiveOn }) => (effectiveOn === null ? t("never") : format.day(effectiveOn)),
        },
        {
          key: "view",
          header: t("column.view"),
          cell: ({ stance }) => <StandingView stance={stance} />,
        },
        { key: "due", header: t("column.due"), numeric: true, cell: ({ dueOn }) => format.day(dueOn) },
        {
          key: "action",
          header: t("column.action"),
          cell: ({ code }) => {
            const assessmentId = begun.get(code);
            return (
              <ActionLink href={formHref({ code, assessmentId: assessmentId ?? null })} code={code}>
                {t(assessmentId === undefined ? "record" : "goOn")}
              </ActionLink>
            );
          },
        },
      ]}
    />
  );
}
