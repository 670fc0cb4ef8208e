import { useTranslations } from "next-intl";
import type { Delivery } from "@/lib/milestones/constants";
import { StatusBadge } from "./status-badge";
import type { Shape } from "./status-shape";

const SHAPES: Record<Delivery, Shape> = {
  not_started: "ring",
  in_progress: "half",
  completed: "circle",
  discontinued: "cross",
};

/** What was done; a fact without a colour. Null stands for never assessed. */
export function DeliveryBadge({ value }: { value: Delivery | null }) {
  const t = useTranslations("words.delivery");
  return (
    <StatusBadge
      tone="plain"
      shape={value === null ? "dash" : SHAPES[value]}
      word={t(value ?? "not_assessed")}
    />
  );
}
