import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Prose } from "@/components/documents/prose";
import { Contact } from "@/components/shell/contact";
import { PageHeader } from "@/components/ui/page-header";
import { getSettings } from "@/lib/installation/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accessibility"))("title") };
}

const WORKS = ["keyboard", "script", "charts", "colour", "zoom", "motion"] as const;
const LIMITS = ["sources", "evidence", "heat"] as const;

/** The accessibility statement; open to everybody. */
export default async function AccessibilityPage() {
  const t = await getTranslations("accessibility");
  const { contact } = await getSettings();
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Prose>
        <h2>{t("aim.title")}</h2>
        <p>{t("aim.body")}</p>
        <h2>{t("works.title")}</h2>
        <ul>
          {WORKS.map((key) => (
            <li key={key}>{t(`works.${key}`)}</li>
          ))}
        </ul>
        <h2>{t("checked.title")}</h2>
        <p>{t("checked.body")}</p>
        <h2>{t("limits.title")}</h2>
        <ul>
          {LIMITS.map((key) => (
            <li key={key}>{t(`limits.${key}`)}</li>
          ))}
        </ul>
        <h2>{t("contact.title")}</h2>
        <p>{t("contact.body")}</p>
        {contact === null ? null : (
          <p>
            {t("contact.who")} <Contact contact={contact} />
          </p>
        )}
      </Prose>
    </>
  );
}
