import { TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { useFormat } from "@/i18n/use-format";
import type { FormValues } from "@/lib/forms/constants";
import styles from "./people.module.css";

const WHY = ["no_mail_server", "refused", "failed"] as const;

/** What came of making a link: it was mailed, or is here to be handed over, this once. */
export function LinkAnswer({ shown }: { shown: FormValues }) {
  const t = useTranslations("people.link");
  const format = useFormat();
  const { how, why, url, until = "", email = "" } = shown;
  const valid = { email, until: until === "" ? "" : format.instant(until) };
  if (how === "mailed") return <Notice tone="green">{t("mailed", valid)}</Notice>;
  if (url === undefined) return <Notice tone="amber">{t("repeated")}</Notice>;
  const reason = WHY.find((word) => word === why) ?? "failed";
  return (
    <Notice tone={reason === "no_mail_server" ? "green" : "amber"}>
      <div className={styles.form}>
        <p>{t(`shown.${reason}`, valid)}</p>
        <TextInput className={styles.link} label={t("label")} defaultValue={url} readOnly />
        <p>{t("once", valid)}</p>
      </div>
    </Notice>
  );
}

/** The ways on after somebody was invited. */
export function InvitedNext({ personId }: { personId: string }) {
  const t = useTranslations("people.link");
  return (
    <>
      <LinkButton href={`/admin/people/${personId}`}>{t("person")}</LinkButton>
      <LinkButton href="/admin/people/new">{t("another")}</LinkButton>
    </>
  );
}
