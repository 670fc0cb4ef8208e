import { getTranslations } from "next-intl/server";
import { Timeline } from "@/components/charts/timeline";
import { Card } from "@/components/ui/card";
import { Pagination } from "@/components/ui/pagination";
import { Stack } from "@/components/ui/stack";
import { getFormat } from "@/i18n/reader-format";
import { dayOf } from "@/lib/as-of/reader";
import { listPartnersOfLists } from "@/lib/partners/queries";
import { type Drawn, scheduleHref } from "@/lib/schedule/address";
import { TIMELINE_PAGE_SIZE } from "@/lib/schedule/constants";
import { listTimeline } from "@/lib/schedule/queries";
import type { CardProps } from "./card-props";
import { exportHref } from "./export-href";
import { PartnerLinks } from "./partner-links";

/**
 * The timeline of one partner: of the one chosen, of several the first unless another one of them is asked for, and without any choice
 * a way to choose. Whoever sees one partner alone has chosen it.
 */
export async function TimelineCard({ reader, filters, exports, drawn }: CardProps & { drawn: Drawn }) {
  const [t, format, known] = await Promise.all([
    getTranslations("schedule.timeline"),
    getFormat(),
    listPartnersOfLists(reader, filters.partners),
  ]);
  const named = known.map(({ iso3, iso2 }) => ({ iso3, name: format.country(iso2) }));
  const chosen = filters.partners.flatMap((iso3) => named.filter((partner) => partner.iso3 === iso3));
  const offered = chosen.length > 0 ? chosen : named.toSorted((a, b) => format.compare(a.name, b.name));
  const shown =
    offered.find(({ iso3 }) => iso3 === drawn.partner) ??
    (chosen.length > 0 || offered.length === 1 ? offered[0] : undefined);
  const links = offered.map(({ iso3, name }) => ({
    name,
    href: scheduleHref(filters, { partner: iso3, page: 1 }),
    current: iso3 === shown?.iso3,
  }));
  if (shown === undefined)
    return (
      <Card title={t("choose.title")}>
        <p>{t(offered.length === 0 ? "choose.none" : "choose.lead")}</p>
        <PartnerLinks label={t("choose.label")} links={links} />
      </Card>
    );

  const offset = (drawn.page - 1) * TIMELINE_PAGE_SIZE;
  const { rows, waits, all } = await listTimeline(reader, filters, shown.iso3, {
    offset,
    limit: TIMELINE_PAGE_SIZE,
  });
  return (
    <Stack>
      {links.length > 1 ? <PartnerLinks label={t("choose.label")} links={links} /> : null}
      <Timeline
        partner={shown.name}
        milestones={rows}
        waits={waits}
        all={all}
        asked={filters}
        asOf={dayOf(reader)}
        downloadHref={exports ? exportHref("timeline", { ...filters, partners: [shown.iso3] }) : undefined}
      />
      {all.total > TIMELINE_PAGE_SIZE ? (
        <Pagination
          page={drawn.page}
          pageSize={TIMELINE_PAGE_SIZE}
          total={all.total}
          hrefFor={(page) => scheduleHref(filters, { partner: drawn.partner, page })}
        />
      ) : null}
    </Stack>
  );
}
