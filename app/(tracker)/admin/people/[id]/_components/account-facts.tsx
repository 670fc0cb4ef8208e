import { useTranslations } from "next-intl";
import { DefinitionList } from "@/components/ui/definition-list";
import { useFormat } from "@/i18n/use-format";
import type { Account } from "@/lib/people/account-store";
import { AccountStateBadge } from "../../_components/account-state-badge";

/** What an account is, beside what can be changed of it. */
export function AccountFacts({ account }: { account: Account }) {
  const t = useTranslations();
  const format = useFormat();
  const { email, language, lastSeenAt, deactivatedAt } = account;
  return (
    <DefinitionList
      items={[
        { term: t("people.account.facts.email"), value: email },
        { term: t("people.account.facts.state"), value: <AccountStateBadge account={account} /> },
        {
          term: t("people.account.facts.language"),
          value: language === null ? t("people.account.facts.noLanguage") : t(`words.language.${language}`),
        },
        {
          term: t("people.account.facts.seen"),
          value: lastSeenAt === null ? t("people.never") : format.instant(lastSeenAt),
        },
        ...(deactivatedAt === null
          ? []
          : [{ term: t("people.account.facts.since"), value: format.instant(deactivatedAt) }]),
      ]}
    />
  );
}
