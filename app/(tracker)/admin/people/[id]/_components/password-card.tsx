import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Stack } from "@/components/ui/stack";
import { useFormat } from "@/i18n/use-format";
import type { Account } from "@/lib/people/account-store";
import { LinkForm } from "./account-forms";

/** Whether somebody has a password, and the link with which they choose one. */
export function PasswordCard({ account }: { account: Account }) {
  const t = useTranslations("people.password");
  const format = useFormat();
  const { id, signsIn, linkKind, linkExpiresAt, linkIsOpen } = account;
  return (
    <Card title={t("title")}>
      <Stack>
        <p>{t(signsIn ? "has" : "invited")}</p>
        {linkKind === null || linkExpiresAt === null ? null : (
          <p>{linkIsOpen ? t(`open.${linkKind}`, { until: format.instant(linkExpiresAt) }) : t("expired")}</p>
        )}
        <LinkForm personId={id} label={t(signsIn ? "reset" : "invite")} />
      </Stack>
    </Card>
  );
}
