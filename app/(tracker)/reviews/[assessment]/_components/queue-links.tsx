import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { type ReviewFilters, reviewHref } from "@/lib/reviews/filters";
import type { getPlaceInQueue } from "@/lib/reviews/queries";
import styles from "./queue-links.module.css";

interface Props {
  place: Awaited<ReturnType<typeof getPlaceInQueue>>;
  filters: ReviewFilters;
  /** Whether it waits, and so has a place in the queue. */
  waits: boolean;
}

/** The way to the one before and the next one of the queue, and how far through it one is. */
export function QueueLinks({ place: { previousId, nextId, before, total }, filters, waits }: Props) {
  const t = useTranslations("reviews.review");
  return (
    <nav aria-label={t("places")} className={styles.links}>
      {previousId === null ? null : (
        <Link href={reviewHref(previousId, filters)} rel="prev" prefetch={false} data-queue="previous">
          ← {t("previous")}
        </Link>
      )}
      {waits && total > 0 ? <span>{t("place", { position: before + 1, total })}</span> : null}
      {nextId === null ? null : (
        <Link href={reviewHref(nextId, filters)} rel="next" prefetch={false} data-queue="next">
          {t("next")} →
        </Link>
      )}
    </nav>
  );
}
