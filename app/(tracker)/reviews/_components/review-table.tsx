import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { DataTable } from "@/components/ui/data-table";
import { useFormat } from "@/i18n/use-format";
import type { Day } from "@/lib/periods/days";
import { type ReviewFilters, reviewHref } from "@/lib/reviews/filters";
import type { Review } from "@/lib/reviews/queries";
import { daysWaiting } from "@/lib/reviews/rules";
import { choiceOf } from "@/lib/reviews/schemas";
import { DeliveryChange, ValueChange, VerdictChange } from "./changes";
import { ChoiceBox } from "./choice-box";
import { MarkList } from "./mark-list";
import styles from "./review-table.module.css";

interface Props {
  rows: readonly Review[];
  filters: ReviewFilters;
  today: Day;
  viewerId: string;
}

/** Whether it can be chosen to be accepted with others. */
export function isChoosable(review: Review, viewerId: string): boolean {
  return review.marks.length === 0 && review.authorId !== viewerId;
}

/** One page of the queue: what each changes against the one accepted before it, on what, and why to look closely. */
export function ReviewTable({ rows, filters, today, viewerId }: Props) {
  const t = useTranslations("reviews");
  const words = useTranslations("words");
  const format = useFormat();
  const places = new Map(rows.map(({ id }, index) => [id, index]));
  return (
    <DataTable
      caption={t("title")}
      rows={rows}
      rowKey={({ id }) => String(id)}
      columns={[
        {
          key: "choose",
          header: t("column.choose"),
          cell: (review) =>
            isChoosable(review, viewerId) ? (
              <ChoiceBox
                name={`reviews[${places.get(review.id) ?? 0}].chosen`}
                value={choiceOf(review)}
                label={t("many.choose", { code: review.code })}
              />
            ) : null,
        },
        {
          key: "code",
          header: t("column.code"),
          rowHeader: true,
          cell: ({ id, code }) => (
            <Link href={reviewHref(id, filters)} prefetch={false} data-review={id}>
              {code}
            </Link>
          ),
        },
        {
          key: "milestone",
          header: t("column.milestone"),
          cell: ({ title, partnerIso2, area }) => (
            <span className={styles.title}>
              {title}
              <span className={styles.note}>
                {format.country(partnerIso2)} · {words(`area.${area}`)}
              </span>
            </span>
          ),
        },
        {
          key: "submitted",
          header: t("column.submitted"),
          cell: ({ author, submittedAt }) => (
            <span className={styles.submitted}>
              <bdi>{author ?? t("unknown")}</bdi>
              {submittedAt === null ? null : (
                <span className={styles.note}>
                  <span>{format.day(submittedAt.toISOString().slice(0, 10))},</span>{" "}
                  <span>{t("waiting", { days: daysWaiting(submittedAt, today) })}</span>
                </span>
              )}
            </span>
          ),
        },
        { key: "value", header: t("column.value"), cell: (review) => <ValueChange review={review} /> },
        { key: "verdict", header: t("column.verdict"), cell: (review) => <VerdictChange review={review} /> },
        {
          key: "delivery",
          header: t("column.delivery"),
          cell: (review) => <DeliveryChange review={review} />,
        },
        {
          key: "evidence",
          header: t("column.evidence"),
          numeric: true,
          cell: ({ evidenceCount }) => format.number(evidenceCount),
        },
        {
          key: "marks",
          header: t("column.marks"),
          cell: ({ marks, authorId }) => <MarkList marks={marks} isOwn={authorId === viewerId} />,
        },
      ]}
    />
  );
}
