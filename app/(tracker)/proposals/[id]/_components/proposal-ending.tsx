import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { useFormat } from "@/i18n/use-format";
import type { Proposal } from "@/lib/proposals/queries";
import styles from "./proposal.module.css";

/** What became of the proposal: adopted as which milestone, declined why, or taken back. */
export function ProposalEnding({ proposal }: { proposal: Proposal }) {
  const t = useTranslations("proposals");
  const format = useFormat();
  const { state, decidedAt, decider, decisionReason, milestoneCode } = proposal;
  if (state === "open" || decidedAt === null) return null;
  return (
    <Notice tone="plain">
      <p>{t(`ended.${state}`, { at: format.instant(decidedAt), name: decider ?? t("unknown") })}</p>
      {milestoneCode === null ? null : (
        <p>
          <Link href={`/milestones/${milestoneCode}`} prefetch={false}>
            {t("becameMilestone", { code: milestoneCode })}
          </Link>
        </p>
      )}
      {decisionReason === null ? null : <p className={styles.prose}>{decisionReason}</p>}
    </Notice>
  );
}
