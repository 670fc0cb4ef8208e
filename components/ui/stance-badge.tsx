import { useTranslations } from "next-intl";
import type { Stance } from "@/lib/partner-views/constants";
import { StatusBadge } from "./status-badge";
import type { Shape } from "./status-shape";

const SHAPES: Record<Stance, Shape> = {
  agrees: "circle",
  agrees_in_part: "triangle",
  disagrees: "diamond",
  no_comment: "dash",
};

/** What the partner says of an assessment. Without a colour: neither answer is good or bad. */
export function StanceBadge({ value }: { value: Stance }) {
  const t = useTranslations("words.stance");
  return <StatusBadge tone="plain" shape={SHAPES[value]} word={t(value)} />;
}
