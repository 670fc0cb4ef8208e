import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/auth/session";
import { RAG_RULE_VERSION } from "@/lib/milestones/rules";
import { Contents } from "./_components/contents";
import { listHeadings } from "./_components/headings";
import { MethodologyText } from "./_components/methodology-text";
import styles from "./_components/methodology.module.css";
import { readMethodology } from "./_components/read-methodology";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("methodology"))("title") };
}

/** How figures are made: the text that is kept with the program, in the reader's language. */
export default async function MethodologyPage() {
  await requireViewer();
  const [t, markdown] = await Promise.all([
    getTranslations("methodology"),
    getLocale().then(readMethodology),
  ]);
  return (
    <>
      <PageHeader title={t("title")} lead={t("ragVersion", { version: RAG_RULE_VERSION })} />
      <div className={styles.page}>
        <Contents headings={listHeadings(markdown)} />
        <MethodologyText markdown={markdown} />
      </div>
    </>
  );
}
