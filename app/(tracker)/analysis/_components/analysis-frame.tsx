import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SaveViewLink } from "@/app/(tracker)/_components/save-view-link";
import { PictureNotes } from "@/components/charts/picture-notes";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Stack } from "@/components/ui/stack";
import type { Reader } from "@/lib/as-of/reader";
import { ANALYSES, type Analysis } from "@/lib/analysis/constants";
import { analysisHref, type AnalysisFilters } from "@/lib/analysis/filters";
import styles from "./analysis.module.css";
import { PartnersWithout } from "./partners-without";
import { sayFilters } from "./say-filters";
import { AnalysisFilterBar, type OwnFilters } from "./analysis-filter-bar";

interface Props {
  page: Analysis;
  reader: Reader;
  filters: AnalysisFilters;
  /** What this page alone asks for. */
  own?: OwnFilters;
  children: ReactNode;
}

/** What all pages of the analysis have: the question, the way to the other pages, and one bar of filters that all of them keep. */
export async function AnalysisFrame({ page, reader, filters, own, children }: Props) {
  const [t, said] = await Promise.all([getTranslations("analysis.pages"), sayFilters(page, reader, filters)]);
  return (
    <>
      <PageHeader title={t(`${page}.title`)} lead={t(`${page}.question`)} actions={<SaveViewLink />} />
      <Stack>
        <nav aria-label={t("label")} className={styles.ways}>
          <ul className={styles.pages}>
            {ANALYSES.map((other) => (
              <li key={other}>
                <Link
                  href={analysisHref(other, filters)}
                  prefetch={false}
                  className={styles.page}
                  {...(other === page ? { "aria-current": "page" as const } : {})}
                >
                  {t(`${other}.title`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <AnalysisFilterBar page={page} reader={reader} filters={filters} own={own} />
        <p className={styles.said}>{said.join(" · ")}</p>
        <PartnersWithout reader={reader} partners={filters.partners} />
        <PictureNotes notes={said}>{children}</PictureNotes>
      </Stack>
    </>
  );
}
