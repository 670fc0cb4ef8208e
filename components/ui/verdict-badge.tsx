import { useTranslations } from "next-intl";
import type { Verdict } from "@/lib/milestones/constants";
import { StatusBadge } from "./status-badge";
import type { Shape } from "./status-shape";

const MARKS: Record<Verdict, { tone: "blue" | "red" | "plain"; shape: Shape }> = {
  ongoing: { tone: "plain", shape: "ring" },
  partially_fulfilled: { tone: "plain", shape: "half" },
  fulfilled: { tone: "blue", shape: "square" },
  not_fulfilled: { tone: "plain", shape: "cross" },
  reversed: { tone: "red", shape: "turn" },
};

/** What is held to be shown. */
export function VerdictBadge({ value }: { value: Verdict }) {
  const t = useTranslations("words.verdict");
  return <StatusBadge {...MARKS[value]} word={t(value)} />;
}
