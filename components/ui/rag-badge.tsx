import { useTranslations } from "next-intl";
import type { Rag } from "@/lib/milestones/constants";
import { StatusBadge } from "./status-badge";
import type { Shape } from "./status-shape";

/** The shape that says the same as each colour. */
export const RAG_SHAPES: Readonly<Record<Rag, Shape>> = {
  blue: "square",
  green: "circle",
  amber: "triangle",
  red: "diamond",
  grey: "dash",
};

/** How a milestone stands against its plan; computed, never typed in. */
export function RagBadge({ value }: { value: Rag }) {
  const t = useTranslations("words.rag");
  return <StatusBadge tone={value} shape={RAG_SHAPES[value]} word={t(value)} />;
}
