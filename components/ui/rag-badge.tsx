import { useTranslations } from "next-intl";
import type { Rag } from "@/lib/milestones/constants";
import { StatusBadge } from "./status-badge";
import type { Shape } from "./status-shape";

const SHAPES: Record<Rag, Shape> = {
  blue: "square",
  green: "circle",
  amber: "triangle",
  red: "diamond",
  grey: "dash",
};

/** How a milestone stands against its plan; computed, never typed in. */
export function RagBadge({ value }: { value: Rag }) {
  const t = useTranslations("words.rag");
  return <StatusBadge tone={value} shape={SHAPES[value]} word={t(value)} />;
}
