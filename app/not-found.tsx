import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { IllustrativeBand } from "@/components/shell/illustrative-band";
import { MarkingBand } from "@/components/shell/marking-band";
import { PageFrame } from "@/components/shell/page-frame";
import { SiteHeader } from "@/components/shell/site-header";
import { NotFoundState } from "@/components/ui/not-found-state";
import { getSettings, isDemonstration } from "@/lib/installation/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("states.notFound");
  return { title: t("title") };
}

/**
 * An address that no page has. It is rendered for, and sent along with, every page that is found: so its frame says what every
 * page says, and leads to the overview, without navigation or switches.
 */
export default async function NotFound() {
  const [{ name, marking }, illustrative] = await Promise.all([getSettings(), isDemonstration()]);
  return (
    <PageFrame
      header={<SiteHeader installation={name} tools={null} />}
      band={
        <>
          <MarkingBand marking={marking} />
          <IllustrativeBand shown={illustrative} />
        </>
      }
      footer={null}
    >
      <NotFoundState />
    </PageFrame>
  );
}
