import { useTranslations } from "next-intl";
import type { Standing } from "@/lib/partners/constants";
import { StatusBadge } from "./status-badge";
import type { Shape } from "./status-shape";

const SHAPES: Record<Standing, Shape> = {
  active: "circle",
  suspended: "dash",
  withdrawn: "cross",
  became_ally: "square",
};

/** How a partner stands in the partnership; a fact without a colour. */
export function StandingBadge({ value }: { value: Standing }) {
  const t = useTranslations("words.standing");
  return <StatusBadge tone="plain" shape={SHAPES[value]} word={t(value)} />;
}
