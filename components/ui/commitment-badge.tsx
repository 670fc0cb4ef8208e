import { useTranslations } from "next-intl";
import type { Commitment } from "@/lib/commitments/constants";
import { StatusBadge } from "./status-badge";
import type { Shape } from "./status-shape";

const SHAPES: Record<Commitment, Shape> = { committed: "circle", paused: "dash", withdrawn: "cross" };

/** How the partner stands to a milestone of its own; without a colour, for it sets its own pace. */
export function CommitmentBadge({ value }: { value: Commitment }) {
  const t = useTranslations("words.commitment");
  return <StatusBadge tone="plain" shape={SHAPES[value]} word={t(value)} />;
}
