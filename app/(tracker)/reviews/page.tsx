import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { cookies } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { chooseShortcutsAction } from "@/app/preferences/actions";
import { ResendForm } from "@/components/forms/resend-form";
import { parseShortcuts, SHORTCUTS_COOKIE } from "@/components/shell/shortcuts";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Stack } from "@/components/ui/stack";
import { can } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/session";
import { isAbandonedForm, isSentForm } from "@/lib/forms/abandoned";
import { searchParamsOf } from "@/lib/milestones/filters";
import { today } from "@/lib/periods/today";
import { REVIEWS_PAGE_SIZE } from "@/lib/reviews/constants";
import { isNarrowed, parseReviewFilters, reviewsHref } from "@/lib/reviews/filters";
import { listReviews } from "@/lib/reviews/queries";
import { AcceptManyForm } from "./_components/accept-many-form";
import { type AskedDone, DoneNotice } from "./_components/done-notice";
import { QueueKeys } from "./_components/queue-keys";
import { ReviewFilterBar } from "./_components/review-filter-bar";
import { isChoosable, ReviewTable } from "./_components/review-table";
import { RuleNote } from "./_components/rule-note";
import { ShortcutsNote } from "./_components/shortcuts-note";
import { acceptReviewsAction } from "./actions";
import { filterChoices } from "./filter-choices";
import styles from "./_components/notes.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reviews"))("title") };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined> & AskedDone>;
}

export default async function ReviewsPage({ searchParams }: Props) {
  const asked = await searchParams;
  const query = searchParamsOf(asked);
  const filters = parseReviewFilters(query);
  const t = await getTranslations();
  if (await isAbandonedForm()) {
    return (
      <>
        <PageHeader title={t("forms.resend.title")} />
        <ResendForm action={acceptReviewsAction} permalink={reviewsHref(filters)} labels={{}} />
      </>
    );
  }
  const viewer = await requireViewer();
  const { failures, forms, lists, milestone, reviews } = await getMessages();
  const words = { failures, forms, lists, milestone, reviews };
  if (!can(viewer, "assessment.decide")) {
    if (!(await isSentForm())) forbidden();
    return (
      <>
        <PageHeader title={t("reviews.forbidden.title")} />
        <NextIntlClientProvider messages={words}>
          <AcceptManyForm address={reviewsHref(filters)} choosable={0}>
            <LinkButton href="/milestones">{t("reviews.forbidden.back")}</LinkButton>
          </AcceptManyForm>
        </NextIntlClientProvider>
      </>
    );
  }
  // A form sends its empty fields along; the address to pass on is the short one.
  if ([...query.values()].includes("")) redirect(reviewsHref(filters));

  const [{ rows, total }, choices, kept] = await Promise.all([
    listReviews(viewer, filters),
    filterChoices(viewer, filters),
    cookies(),
  ]);
  const lastPage = Math.max(1, Math.ceil(total / REVIEWS_PAGE_SIZE));
  if (filters.page > lastPage) redirect(reviewsHref({ ...filters, page: lastPage }));

  const narrowed = isNarrowed(filters);
  const areOn = parseShortcuts(kept.get(SHORTCUTS_COOKIE)?.value) === "on";
  return (
    <>
      <PageHeader title={t("reviews.title")} lead={t("reviews.lead")} />
      <Stack>
        <DoneNotice asked={asked} then="last" />
        <ReviewFilterBar filters={filters} {...choices} />
        <div className={styles.notes}>
          <p role="status" className={styles.total}>
            {t(narrowed ? "reviews.totalFiltered" : "reviews.total", { total })}
          </p>
          <RuleNote />
          <ShortcutsNote on="queue" areOn={areOn} choose={chooseShortcutsAction} />
        </div>
        <NextIntlClientProvider messages={words}>
          <AcceptManyForm
            key={reviewsHref(filters)}
            address={reviewsHref(filters)}
            choosable={rows.filter((row) => isChoosable(row, viewer.personId)).length}
          >
            {total === 0 ? (
              <EmptyState title={t(narrowed ? "reviews.empty.filtered" : "reviews.empty.none")}>
                {narrowed ? (
                  <LinkButton href="/reviews">{t("reviews.empty.clear")}</LinkButton>
                ) : (
                  <p>{t("reviews.empty.noneNext")}</p>
                )}
              </EmptyState>
            ) : (
              <ReviewTable rows={rows} filters={filters} today={today()} viewerId={viewer.personId} />
            )}
          </AcceptManyForm>
        </NextIntlClientProvider>
        {total === 0 ? null : (
          <Pagination
            page={filters.page}
            pageSize={REVIEWS_PAGE_SIZE}
            total={total}
            hrefFor={(page) => reviewsHref({ ...filters, page })}
          />
        )}
      </Stack>
      {areOn ? <QueueKeys /> : null}
    </>
  );
}
