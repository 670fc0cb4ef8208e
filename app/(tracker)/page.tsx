import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CardSlot } from "@/components/ui/card-slot";
import { Columns } from "@/components/ui/columns";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Stack } from "@/components/ui/stack";
import { can } from "@/lib/auth/permissions";
import type { Reader } from "@/lib/as-of/reader";
import { requireReader } from "@/lib/as-of/request";
import { lastDayKnown } from "@/lib/as-of/rules";
import { changesHref } from "@/lib/changes/rules";
import { AttentionCard } from "./_components/attention-card";
import { DeliveryCard } from "./_components/delivery-card";
import { DueSoonCard } from "./_components/due-soon-card";
import { HeatMapCard } from "./_components/heat-map-card";
import { LatestDecisionsCard } from "./_components/latest-decisions-card";
import { MapCard } from "./_components/map-card";
import { MovedCard } from "./_components/moved-card";
import { OverTimeCard } from "./_components/over-time-card";
import { PortfolioTiles } from "./_components/portfolio-tiles";
import { RechecksCard } from "./_components/rechecks-card";

/** From the day that is looked at until today, or since the last quarter that is over. */
const changesSince = ({ asOf }: Reader) =>
  changesHref(asOf === undefined ? {} : { from: asOf.day, knownNow: lastDayKnown(asOf) === null });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("overview"))("title") };
}

/**
 * Where signing in leads: how the portfolio stands, what moved it, and the way to the rows behind each figure. What is to be done, to be decided or to
 * be looked at again, is of today alone.
 */
export default async function OverviewPage() {
  const reader = await requireReader();
  const t = await getTranslations("overview");
  const exports = can(reader, "figures.export");
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t(reader.role === "liaison" ? "leadOwn" : "lead")}
        actions={<LinkButton href={changesSince(reader)}>{t("changes")}</LinkButton>}
      />
      <Stack>
        <CardSlot height="6.4rem" narrow="14.7rem">
          <PortfolioTiles reader={reader} />
        </CardSlot>
        <CardSlot height="11.75rem" narrow="30.75rem">
          <MovedCard reader={reader} />
        </CardSlot>
        {reader.role === "liaison" ? (
          <CardSlot height="24rem">
            <AttentionCard reader={reader} />
          </CardSlot>
        ) : (
          <Columns lead>
            <CardSlot height="48.9rem" narrow="35.75rem">
              <MapCard reader={reader} />
            </CardSlot>
            <CardSlot height="48.9rem" narrow="58.7rem">
              <AttentionCard reader={reader} />
            </CardSlot>
          </Columns>
        )}
        <CardSlot
          {...(reader.role === "liaison" ? { height: "14rem" } : { height: "41.75rem", narrow: "54rem" })}
        >
          <HeatMapCard reader={reader} exports={exports} />
        </CardSlot>
        <Columns>
          <CardSlot height="33.3rem" narrow="37.4rem">
            <OverTimeCard reader={reader} exports={exports} />
          </CardSlot>
          <CardSlot height="33.3rem" narrow="38.7rem">
            <DeliveryCard reader={reader} exports={exports} />
          </CardSlot>
        </Columns>
        <Columns>
          <CardSlot height="42.75rem" narrow="52rem">
            <DueSoonCard reader={reader} />
          </CardSlot>
          <CardSlot height="42.75rem" narrow="53.5rem">
            <LatestDecisionsCard reader={reader} />
          </CardSlot>
        </Columns>
        {reader.asOf === undefined ? (
          <CardSlot height="22.6rem" narrow="33.8rem">
            <RechecksCard reader={reader} />
          </CardSlot>
        ) : null}
      </Stack>
    </>
  );
}
