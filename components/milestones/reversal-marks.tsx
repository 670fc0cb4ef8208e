import { useTranslations } from "next-intl";
import { MarkedNote } from "@/components/ui/marked-note";
import { useFormat } from "@/i18n/use-format";
import type { Assessment } from "@/lib/assessments/queries";

interface Props {
  /** The reversal that undid the assessment, if there was one. */
  reversal: Assessment | undefined;
  /** What the assessment undid, if it is a reversal. */
  undone: Assessment | undefined;
}

/** Beside an accepted assessment: when it was reversed, or what it reversed; each leads there on the milestone's page. */
export function ReversalMarks({ reversal, undone }: Props) {
  const t = useTranslations("milestone.assessment");
  const format = useFormat();
  return (
    <>
      {reversal === undefined ? null : (
        <MarkedNote tone="red" shape="turn">
          <a href={`#assessment-${reversal.id}`}>
            {t("reversedOn", { day: format.day(reversal.effectiveOn) })}
          </a>
        </MarkedNote>
      )}
      {undone === undefined ? null : (
        <MarkedNote tone="plain" shape={undone.verdict === "fulfilled" ? "square" : "half"}>
          <a href={`#assessment-${undone.id}`}>
            {t(undone.verdict === "fulfilled" ? "undone.fulfilled" : "undone.partially_fulfilled", {
              day: format.day(undone.effectiveOn),
            })}
          </a>
        </MarkedNote>
      )}
    </>
  );
}
