import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/status-badge";
import type { Shape } from "@/components/ui/status-shape";
import type { Account } from "@/lib/people/account-store";

type State = "active" | "invited" | "expired" | "deactivated";
const SHAPES: Record<State, Shape> = {
  active: "circle",
  invited: "half",
  expired: "dash",
  deactivated: "cross",
};

/** Where an account stands. */
export function AccountStateBadge({ account }: { account: Account }) {
  const t = useTranslations("people.state");
  const state = stateOf(account);
  return <StatusBadge tone="plain" shape={SHAPES[state]} word={t(state)} />;
}

function stateOf({ active, signsIn, linkIsOpen }: Account): State {
  if (!active) return "deactivated";
  if (signsIn) return "active";
  return linkIsOpen ? "invited" : "expired";
}
