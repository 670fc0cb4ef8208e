import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cookies } from "next/headers";
import { forbidden, notFound } from "next/navigation";
import { chooseShortcutsAction } from "@/app/preferences/actions";
import { AgreedPlan } from "@/components/milestones/agreed-plan";
import { measureOf } from "@/components/milestones/measure-of";
import { PartnerView } from "@/components/milestones/partner-view";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { parseShortcuts, SHORTCUTS_COOKIE } from "@/components/shell/shortcuts";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Stack } from "@/components/ui/stack";
import { getFormat } from "@/i18n/reader-format";
import { getAssessment, listStandings } from "@/lib/assessments/queries";
import { standingValues } from "@/lib/assessments/standing";
import { can } from "@/lib/auth/permissions";
import { getViewer, requireViewer } from "@/lib/auth/session";
import { isAbandonedForm, isSentForm } from "@/lib/forms/abandoned";
import { searchParamsOf } from "@/lib/milestones/filters";
import { getMilestone } from "@/lib/milestones/queries";
import { listViews } from "@/lib/partner-views/queries";
import { parseReviewFilters, reviewHref, reviewsHref } from "@/lib/reviews/filters";
import { getPlaceInQueue } from "@/lib/reviews/queries";
import { type AskedDone, DoneNotice } from "../_components/done-notice";
import { ReviewKeys } from "../_components/review-keys";
import { ShortcutsNote } from "../_components/shortcuts-note";
import { DecisionCard } from "./_components/decision-card";
import { QueueLinks } from "./_components/queue-links";
import { ResendReview } from "./_components/resend-review";
import { SentInVain } from "./_components/sent-in-vain";
import { Side } from "./_components/side";
import styles from "./_components/review.module.css";
import { readReview } from "./read-review";

interface Props {
  params: Promise<{ assessment: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined> & AskedDone>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const viewer = await getViewer();
  const review = viewer && (await readReview(viewer, (await params).assessment));
  return review ? { title: `${review.code} ${review.title}` } : {};
}

export default async function ReviewPage({ params, searchParams }: Props) {
  const { assessment: id } = await params;
  const asked = await searchParams;
  const filters = parseReviewFilters(searchParamsOf(asked));
  const address = reviewHref(Number(id), filters);
  if (await isAbandonedForm()) return <ResendReview permalink={address} />;
  const viewer = await requireViewer();
  const [review, isSent] = [await readReview(viewer, id), await isSentForm()];
  if (!can(viewer, "assessment.decide"))
    return isSent ? <SentInVain address={address} why="forbidden" /> : forbidden();
  if (review === null) return isSent ? <SentInVain address={address} why="gone" /> : notFound();
  const [assessment, previous, milestone, views, place, [standing], kept] = await Promise.all([
    getAssessment(viewer, review.id),
    review.previous && getAssessment(viewer, review.previous.id),
    getMilestone(viewer, review.code),
    listViews(viewer, review.milestoneId),
    getPlaceInQueue(viewer, filters, review.id),
    listStandings(viewer, [review.id]),
    cookies(),
  ]);
  if (assessment === null || milestone === null) notFound();

  const [t, format] = [await getTranslations(), await getFormat()];
  const measure = measureOf(milestone, await getLocale());
  const isOwn = assessment.authorId === viewer.personId;
  const waits = assessment.state === "submitted";
  const areOn = parseShortcuts(kept.get(SHORTCUTS_COOKIE)?.value) === "on";
  const viewsBefore = views.filter(({ assessmentId }) => assessmentId === previous?.id);
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb crumbs={[{ label: t("reviews.title"), href: reviewsHref(filters) }]} />}
        title={milestone.title}
        lead={t("reviews.review.lead", {
          code: milestone.code,
          partner: format.country(milestone.partnerIso2),
          area: t(`words.area.${milestone.area}`),
        })}
        actions={
          <LinkButton href={`/milestones/${milestone.code}`}>{t("reviews.review.milestone")}</LinkButton>
        }
      />
      <Stack>
        <DoneNotice asked={asked} then="next" />
        <QueueLinks place={place} filters={filters} waits={waits} />
        {waits ? (
          <Notice tone={review.marks.length === 0 ? "plain" : "amber"}>
            {review.marks.length === 0 ? (
              t("reviews.review.unproblematic")
            ) : (
              <>
                <p>{t("reviews.review.marks")}</p>
                <ul className={styles.marks}>
                  {review.marks.map((mark) => (
                    <li key={mark}>{t(`reviews.marks.${mark}`)}</li>
                  ))}
                </ul>
              </>
            )}
          </Notice>
        ) : null}
        {review.isRevised && assessment.returnReason !== null ? (
          <Notice tone="amber">
            <span className={styles.reason}>
              {t("reviews.review.returnedBefore", { reason: assessment.returnReason })}
            </span>
          </Notice>
        ) : null}
        <div className={styles.sides}>
          <Side
            title={t("reviews.review.proposed")}
            assessment={assessment}
            plan={milestone}
            measure={measure}
            against={previous}
          />
          {previous === null ? (
            <Card title={t("reviews.review.before")}>
              <EmptyState title={t("reviews.review.nothingBefore")} />
            </Card>
          ) : (
            <Side title={t("reviews.review.before")} assessment={previous} plan={milestone} measure={measure}>
              {viewsBefore.length === 0 ? (
                <p className={styles.noView}>{t("reviews.review.noView")}</p>
              ) : (
                <PartnerView views={viewsBefore} />
              )}
            </Side>
          )}
          <div className={styles.decision}>
            <DecisionCard
              key={assessment.id}
              assessment={assessment}
              code={milestone.code}
              filters={filters}
              isOwn={isOwn}
              now={standingValues(viewer, standing)}
            />
            <ShortcutsNote on="review" areOn={areOn} choose={chooseShortcutsAction} />
          </div>
          <div className={styles.plan}>
            <AgreedPlan milestone={milestone} measure={measure} />
          </div>
        </div>
      </Stack>
      {areOn ? <ReviewKeys /> : null}
    </>
  );
}
