import { getTranslations } from "next-intl/server";
import { MarkedNote } from "@/components/ui/marked-note";
import { getFormat } from "@/i18n/reader-format";
import type { Viewer } from "@/lib/auth/viewer";
import { listReturned } from "@/lib/my-work/queries";
import { formHref } from "../form-href";
import type { Pages } from "../pages";
import { ActionLink } from "./action-link";
import { OwnPages } from "./own-pages";
import { WorkCard } from "./work-card";
import styles from "./my-work.module.css";

/** What was returned, with why: first on the page, because somebody waits for it. */
export async function ReturnedCard({ viewer, pages }: { viewer: Viewer; pages: Pages }) {
  const [t, format, { rows, total, page }] = await Promise.all([
    getTranslations("myWork"),
    getFormat(),
    listReturned(viewer, pages.returned),
  ]);
  return (
    <WorkCard
      words="returned"
      rows={rows}
      total={total}
      rowKey={({ assessmentId }) => String(assessmentId)}
      pages={<OwnPages list="returned" pages={pages} page={page} total={total} />}
      columns={[
        {
          key: "about",
          header: t("column.about"),
          numeric: true,
          cell: (row) => format.day(row.effectiveOn),
        },
        {
          key: "reason",
          header: t("column.reason"),
          prose: true,
          cell: (row) => <span className={styles.reason}>{row.returnReason}</span>,
        },
        {
          key: "returned",
          header: t("column.returned"),
          cell: ({ returnedAt, decider }) =>
            returnedAt === null
              ? null
              : t("returnedBy", { at: format.instant(returnedAt), name: decider ?? t("somebody") }),
        },
        {
          key: "action",
          header: t("column.action"),
          cell: ({ code, assessmentId, keptAt }) => (
            <>
              <ActionLink href={formHref({ code, assessmentId })} code={code}>
                {t("revise")}
              </ActionLink>
              {keptAt === null ? null : (
                <MarkedNote tone="plain" shape="half">
                  {t("keptAt", { at: format.instant(keptAt) })}
                </MarkedNote>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
