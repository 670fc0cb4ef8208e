import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { CardSlot } from "@/components/ui/card-slot";
import { FigureTile } from "@/components/ui/figure-tile";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Stack } from "@/components/ui/stack";
import { TileRow } from "@/components/ui/tile-row";
import { getFormat } from "@/i18n/reader-format";
import { requireViewer } from "@/lib/auth/session";
import { CHANGE_KINDS } from "@/lib/changes/constants";
import { listChanges } from "@/lib/changes/queries";
import { CHANGES, parseComparison } from "@/lib/changes/rules";
import { searchParamsOf } from "@/lib/milestones/filters";
import { listPartners } from "@/lib/partners/queries";
import { today } from "@/lib/periods/today";
import { ChangesCard } from "./_components/changes-card";
import { ComparisonBar } from "./_components/comparison-bar";
import { CompletionCard } from "./_components/completion-card";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("changes"))("title") };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What was fulfilled, reversed, put off, added and withdrawn between two days, and how far completion moved. */
export default async function ChangesPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const query = searchParamsOf(await searchParams);
  // A form sends its empty fields along; the address to pass on is the short one.
  const short = new URLSearchParams([...query].filter(([, value]) => value !== ""));
  if (short.size < query.size) redirect(short.size === 0 ? CHANGES : `${CHANGES}?${short.toString()}`);

  const { fault, ...comparison } = parseComparison(query, today());
  const [t, format, changes, allPartners] = await Promise.all([
    getTranslations("changes"),
    getFormat(),
    listChanges(viewer, comparison),
    listPartners(viewer),
  ]);
  const partners = allPartners
    .filter(({ iso3, milestones }) => milestones > 0 || iso3 === comparison.partner)
    .map(({ iso3, iso2 }) => ({ value: iso3, label: format.country(iso2) }))
    .toSorted((a, b) => format.compare(a.label, b.label));
  const days = { from: format.day(comparison.from.day), to: format.day(comparison.to.day) };
  return (
    <>
      <PageHeader title={t("title")} lead={t(comparison.knownNow ? "leadKnownNow" : "lead", days)} />
      <Stack>
        {fault === null ? null : (
          <Notice tone="red">
            {/* Each field has its own reasons, which a joined key does not show to the compiler. */}
            {fault.field === "known"
              ? t("fault.known.unreadable", days)
              : fault.field === "to"
                ? t(`fault.to.${fault.reason}`, days)
                : t(`fault.from.${fault.reason}`, days)}
          </Notice>
        )}
        <ComparisonBar comparison={comparison} partners={partners} active={query.size > 0} today={today()} />
        <TileRow label={t("title")}>
          {CHANGE_KINDS.map((kind) => (
            <FigureTile
              key={kind}
              label={t(`kind.${kind}.title`)}
              value={changes[kind].total}
              href={`#${kind}`}
            />
          ))}
        </TileRow>
        <CardSlot height={comparison.partner === null ? "9rem" : "22rem"}>
          <CompletionCard viewer={viewer} comparison={comparison} partners={partners} />
        </CardSlot>
        {CHANGE_KINDS.map((kind) => (
          <ChangesCard
            key={kind}
            kind={kind}
            changes={changes[kind]}
            comparison={comparison}
            today={today()}
          />
        ))}
      </Stack>
    </>
  );
}
