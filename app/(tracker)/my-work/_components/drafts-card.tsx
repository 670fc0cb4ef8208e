import { getTranslations } from "next-intl/server";
import { MarkedNote } from "@/components/ui/marked-note";
import { getFormat } from "@/i18n/reader-format";
import type { Viewer } from "@/lib/auth/viewer";
import { listDrafts } from "@/lib/my-work/queries";
import { formHref } from "../form-href";
import type { Pages } from "../pages";
import { ActionLink } from "./action-link";
import { OwnPages } from "./own-pages";
import { WorkCard } from "./work-card";

/** What was begun: saved drafts, and what was typed and never saved. */
export async function DraftsCard({ viewer, pages }: { viewer: Viewer; pages: Pages }) {
  const [t, format, { rows, total, page }] = await Promise.all([
    getTranslations("myWork"),
    getFormat(),
    listDrafts(viewer, pages.drafts),
  ]);
  return (
    <WorkCard
      words="drafts"
      rows={rows}
      total={total}
      rowKey={({ code, assessmentId }) => `${code} ${assessmentId}`}
      pages={<OwnPages list="drafts" pages={pages} page={page} total={total} />}
      columns={[
        {
          key: "about",
          header: t("column.about"),
          numeric: true,
          cell: ({ effectiveOn }) => (effectiveOn === null ? "–" : format.day(effectiveOn)),
        },
        {
          key: "saved",
          header: t("column.saved"),
          numeric: true,
          cell: ({ savedAt, keptAt }) => (
            <>
              {savedAt === null ? t("neverSaved") : format.instant(savedAt)}
              {keptAt === null ? null : (
                <MarkedNote tone="plain" shape="half">
                  {t("keptAt", { at: format.instant(keptAt) })}
                </MarkedNote>
              )}
            </>
          ),
        },
        {
          key: "action",
          header: t("column.action"),
          cell: (row) => (
            <ActionLink href={formHref(row)} code={row.code}>
              {t("goOn")}
            </ActionLink>
          ),
        },
      ]}
    />
  );
}
