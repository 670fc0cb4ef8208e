import { useTranslations } from "next-intl";
import { slippageDays } from "@/lib/milestones/rules";

interface Props {
  firstDueOn: string;
  dueOn: string;
  /** Whether to say so too when nothing has moved. */
  always?: boolean;
}

/** How far the due date has moved since it was first agreed. */
export function Slippage({ always = false, ...dates }: Props) {
  const t = useTranslations("milestones");
  const days = slippageDays(dates);
  if (days === 0 && !always) return null;
  return days < 0 ? t("earlier", { days: -days }) : t("slippage", { days });
}
