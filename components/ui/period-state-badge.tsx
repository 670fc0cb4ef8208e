import { useTranslations } from "next-intl";
import type { PeriodState } from "@/lib/periods/constants";
import { StatusBadge } from "./status-badge";
import type { Shape } from "./status-shape";

const SHAPES: Record<PeriodState, Shape> = { open: "circle", locked: "square", reopened: "triangle" };

/** Whether a quarter is written to; a fact without a colour. */
export function PeriodStateBadge({ value }: { value: PeriodState }) {
  const t = useTranslations("words.periodState");
  return <StatusBadge tone="plain" shape={SHAPES[value]} word={t(value)} />;
}
