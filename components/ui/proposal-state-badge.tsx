import { useTranslations } from "next-intl";
import type { ProposalState } from "@/lib/proposals/constants";
import { StatusBadge } from "./status-badge";
import type { Shape } from "./status-shape";

const SHAPES: Record<ProposalState, Shape> = {
  open: "circle",
  adopted: "square",
  declined: "cross",
  taken_back: "dash",
};

/** What became of a partner's proposal; a fact without a colour. */
export function ProposalStateBadge({ value }: { value: ProposalState }) {
  const t = useTranslations("words.proposalState");
  return <StatusBadge tone="plain" shape={SHAPES[value]} word={t(value)} />;
}
