import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { WithdrawForm } from "@/components/assessments/decision-forms";
import { getFormat } from "@/i18n/reader-format";
import type { Viewer } from "@/lib/auth/viewer";
import { listSubmitted } from "@/lib/my-work/queries";
import { daysBetween } from "@/lib/periods/days";
import { today } from "@/lib/periods/today";
import { withdrawAssessmentAction } from "../../milestones/[code]/actions";
import { decisionAddress } from "../../milestones/[code]/decision-address";
import type { Pages } from "../pages";
import { OwnPages } from "./own-pages";
import styles from "./my-work.module.css";
import { WorkCard } from "./work-card";

/** What waits for somebody else's decision, since when, and the way to take it back. */
export async function SubmittedCard({ viewer, pages }: { viewer: Viewer; pages: Pages }) {
  const [t, format, { rows, total, page }, { failures, forms, lists, milestone }] = await Promise.all([
    getTranslations("myWork"),
    getFormat(),
    listSubmitted(viewer, pages.submitted),
    getMessages(),
  ]);
  return (
    <NextIntlClientProvider messages={{ failures, forms, lists, milestone }}>
      <WorkCard
        words="submitted"
        rows={rows}
        total={total}
        rowKey={({ assessmentId }) => String(assessmentId)}
        pages={<OwnPages list="submitted" pages={pages} page={page} total={total} />}
        columns={[
          {
            key: "about",
            header: t("column.about"),
            numeric: true,
            cell: (row) => format.day(row.effectiveOn),
          },
          {
            key: "waits",
            header: t("column.waits"),
            numeric: true,
            cell: ({ submittedAt }) =>
              submittedAt === null
                ? null
                : t("waitsFor", { days: daysBetween(submittedAt.toISOString().slice(0, 10), today()) }),
          },
          {
            key: "action",
            header: t("column.action"),
            cell: ({ code, assessmentId, version, effectiveOn }) => {
              const target = {
                assessmentId: String(assessmentId),
                version: String(version),
                milestoneCode: code,
              };
              return (
                <div className={styles.form}>
                  <WithdrawForm
                    action={withdrawAssessmentAction}
                    target={target}
                    day={`${format.day(effectiveOn)}, ${code}`}
                    address={decisionAddress(target)}
                    readAgain="/my-work"
                  />
                </div>
              );
            },
          },
        ]}
      />
    </NextIntlClientProvider>
  );
}
