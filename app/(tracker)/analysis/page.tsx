import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { ANALYSES } from "@/lib/analysis/constants";
import { analysisHref } from "@/lib/analysis/filters";
import { requireReader } from "@/lib/as-of/request";
import styles from "./_components/analysis.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("analysis"))("title") };
}

/** The questions that the analysis answers, each with the way to its page. */
export default async function AnalysisPage() {
  await requireReader();
  const t = await getTranslations("analysis");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <ul className={styles.questions}>
        {ANALYSES.map((page) => (
          <li key={page}>
            <Link href={analysisHref(page, {})} prefetch={false} className={styles.question}>
              <strong>{t(`pages.${page}.title`)}</strong>
              {t(`pages.${page}.question`)}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
