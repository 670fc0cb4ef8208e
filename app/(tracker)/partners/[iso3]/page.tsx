import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { CardSlot } from "@/components/ui/card-slot";
import { Columns } from "@/components/ui/columns";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Stack } from "@/components/ui/stack";
import { StandingBadge } from "@/components/ui/standing-badge";
import { getFormat } from "@/i18n/reader-format";
import { requireReader } from "@/lib/as-of/request";
import { can } from "@/lib/auth/permissions";
import { orderHref } from "@/lib/reports/rules";
import { milestonesHref } from "@/lib/milestones/filters";
import { loadPartner } from "./_components/load-partner";
import { MilestonesCard } from "./_components/milestones-card";
import { PartnerFacts } from "./_components/partner-facts";
import { PartnerFigures } from "./_components/partner-figures";
import { ProgrammesCard } from "./_components/programmes-card";
import { StandingsCard } from "./_components/standings-card";

interface Props {
  params: Promise<{ iso3: string }>;
}

/** The title names a partner only to those who may see it; for all others it is that of a page that does not exist. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const partner = await loadPartner(await requireReader(), (await params).iso3);
  if (partner === null) return {};
  return { title: (await getFormat()).country(partner.iso2) };
}

/** One partner: who it is, how it stands, what it has planned and how far it has come. */
export default async function PartnerPage({ params }: Props) {
  const reader = await requireReader();
  const partner = await loadPartner(reader, (await params).iso3);
  if (partner === null) notFound();
  const [t, format] = await Promise.all([getTranslations("partners"), getFormat()]);
  const name = format.country(partner.iso2);
  const planned = partner.milestones > 0;
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb crumbs={[{ label: t("title"), href: "/partners" }]} />}
        title={name}
        badges={partner.standing === null ? null : <StandingBadge value={partner.standing} />}
        actions={
          planned ? (
            <>
              <LinkButton href={milestonesHref({ partners: [partner.iso3] })}>{t("partner.all")}</LinkButton>
              {can(reader, "figures.export") ? (
                <LinkButton href={orderHref({ kind: "partner", subject: partner.iso3, asOf: reader.asOf })}>
                  {t("partner.report")}
                </LinkButton>
              ) : null}
            </>
          ) : null
        }
      />
      <Stack>
        {partner.standing === "active" ? null : <Notice tone="plain">{t("partner.notActive")}</Notice>}
        <PartnerFacts partner={partner} />
        {planned ? <PartnerFigures reader={reader} iso3={partner.iso3} /> : null}
        <Columns>
          <StandingsCard spells={partner.spells} />
          <ProgrammesCard programmes={partner.programmes} />
        </Columns>
        {planned ? (
          <CardSlot height="40rem">
            <MilestonesCard reader={reader} iso3={partner.iso3} />
          </CardSlot>
        ) : (
          <EmptyState title={t("partner.noMilestones.title")}>{t("partner.noMilestones.body")}</EmptyState>
        )}
      </Stack>
    </>
  );
}
