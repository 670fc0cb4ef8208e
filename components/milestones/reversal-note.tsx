import { useTranslations } from "next-intl";
import { MarkedNote } from "@/components/ui/marked-note";
import { useFormat } from "@/i18n/use-format";
import type { Verdict } from "@/lib/milestones/constants";

interface Props {
  /** What the milestone keeps of the reversal that no fulfilment has made good; all null when there is none. */
  milestone: {
    reversedOn: string | null;
    undoneOn: string | null;
    undoneVerdict: Verdict | null;
  };
}

/** When a milestone was reversed and when it had been fulfilled, for as long as it is not fulfilled again. */
export function ReversalNote({ milestone: { reversedOn, undoneOn, undoneVerdict } }: Props) {
  const t = useTranslations("milestones.reversal");
  const format = useFormat();
  if (reversedOn === null || undoneOn === null) return null;
  return (
    <MarkedNote tone="red" shape="turn">
      {t(undoneVerdict === "fulfilled" ? "fulfilled" : "partially_fulfilled", {
        reversed: format.day(reversedOn),
        undone: format.day(undoneOn),
      })}
    </MarkedNote>
  );
}
