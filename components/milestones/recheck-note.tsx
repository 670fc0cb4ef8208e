import { useTranslations } from "next-intl";
import { MarkedNote } from "@/components/ui/marked-note";
import { useFormat } from "@/i18n/use-format";
import { isRecheckDue } from "@/lib/assessments/rules";

interface Props {
  /** The day from which what is fulfilled is to be looked at again; null for what is not. */
  recheckOn: string | null;
  today: string;
  /** Whether to say so also before that day. */
  always?: boolean;
}

/** When a fulfilled milestone is looked at again, marked once that day has come. */
export function RecheckNote({ recheckOn, today, always = false }: Props) {
  const t = useTranslations("milestones.recheck");
  const format = useFormat();
  if (recheckOn === null) return null;
  const day = format.day(recheckOn);
  if (isRecheckDue(recheckOn, today))
    return (
      <MarkedNote tone="amber" shape="triangle">
        {t("due", { day })}
      </MarkedNote>
    );
  return always ? (
    <MarkedNote tone="plain" shape="ring">
      {t("planned", { day })}
    </MarkedNote>
  ) : null;
}
