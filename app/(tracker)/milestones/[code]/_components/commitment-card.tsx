import { NextIntlClientProvider, useMessages, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { CommitmentBadge } from "@/components/ui/commitment-badge";
import { Timeline } from "@/components/ui/timeline";
import { useFormat } from "@/i18n/use-format";
import type { Commitment } from "@/lib/commitments/constants";
import type { SaidOfMilestone } from "@/lib/commitments/queries";
import { CommitmentForm } from "./commitment-form";
import styles from "./milestone.module.css";

interface Props {
  commitment: Commitment;
  /** All that the partner has said, the latest first. */
  said: readonly SaidOfMilestone[];
  code: string;
  /** Whether the viewer speaks for the partner. */
  mayChange: boolean;
}

/** How the partner stands to the milestone, what it said of it, and for the partner a way to say something else. */
export function CommitmentCard({ commitment, said, code, mayChange }: Props) {
  const t = useTranslations("commitments");
  const format = useFormat();
  const { commitments, failures, forms, lists } = useMessages();
  if (said.length === 0 && !mayChange) return null;
  return (
    <Card title={t("title")}>
      {said.length === 0 ? <p>{t("none")}</p> : null}
      <Timeline
        entries={said.map(({ id, commitment: word, fromOn, reason, recordedAt, recordedBy }, index) => ({
          key: String(id),
          when: t("since", { day: format.day(fromOn) }),
          what: (
            <>
              <CommitmentBadge value={word} />
              <p className={styles.narrative}>{reason}</p>
            </>
          ),
          note: t("said", { at: format.instant(recordedAt), name: recordedBy ?? t("unknown") }),
          current: index === 0,
        }))}
      />
      {mayChange ? (
        <NextIntlClientProvider messages={{ commitments, failures, forms, lists }}>
          <CommitmentForm
            target={{ milestoneCode: code, from: commitment, requestKey: crypto.randomUUID() }}
            commitment={commitment}
          />
        </NextIntlClientProvider>
      ) : null}
    </Card>
  );
}
