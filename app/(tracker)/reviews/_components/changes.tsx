import { useLocale, useTranslations } from "next-intl";
import { measureOf } from "@/components/milestones/measure-of";
import { useMeasure } from "@/components/milestones/use-measure";
import { DeliveryBadge } from "@/components/ui/delivery-badge";
import { StanceBadge } from "@/components/ui/stance-badge";
import { VerdictBadge } from "@/components/ui/verdict-badge";
import { useFormat } from "@/i18n/use-format";
import type { Review } from "@/lib/reviews/queries";
import { progressChange } from "@/lib/reviews/rules";
import { Change } from "./change";

/** The value before and after in the milestone's own measure, and what that is in progress. */
export function ValueChange({ review }: { review: Review }) {
  const t = useTranslations("reviews.change");
  const format = useFormat();
  const write = useMeasure(measureOf(review, useLocale()));
  const { previous, value } = review;
  const step = previous === null ? null : progressChange(review, previous.value, value);
  const points = step === null ? 0 : Number((step * 100).toFixed(1));
  return (
    <Change
      from={previous && write.value(previous.value)}
      to={write.value(value)}
      isSame={previous?.value === value}
    >
      {points === 0 ? null : t("points", { points: `${points > 0 ? "+" : ""}${format.number(points)}` })}
    </Change>
  );
}

/** The verdict before and after, with what the partner says of the one before. */
export function VerdictChange({ review: { previous, verdict } }: { review: Review }) {
  const t = useTranslations("reviews.change");
  return (
    <Change
      from={previous && <VerdictBadge value={previous.verdict} />}
      to={<VerdictBadge value={verdict} />}
      isSame={previous?.verdict === verdict}
    >
      {previous === null || previous.stance === null ? null : (
        <>
          <StanceBadge value={previous.stance} /> {t("view")}
        </>
      )}
    </Change>
  );
}

export function DeliveryChange({ review: { previous, delivery } }: { review: Review }) {
  return (
    <Change
      from={previous && <DeliveryBadge value={previous.delivery} />}
      to={<DeliveryBadge value={delivery} />}
      isSame={previous?.delivery === delivery}
    />
  );
}
