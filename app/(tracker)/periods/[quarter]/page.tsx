import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PeriodStateBadge } from "@/components/ui/period-state-badge";
import { Stack } from "@/components/ui/stack";
import { getFormat } from "@/i18n/reader-format";
import { can } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/session";
import { isAbandonedForm } from "@/lib/forms/abandoned";
import { listPeriodEvents, listPeriodFigures } from "@/lib/periods/queries";
import {
  lastDayOfQuarter,
  parseQuarter,
  periodState,
  quarterAddress,
  quarterLabel,
} from "@/lib/periods/rules";
import { today } from "@/lib/periods/today";
import { differingCells } from "./_components/compare-figures";
import { FiguresMoved } from "./_components/figures-moved";
import { CloseForm, ReopenForm } from "./_components/period-forms";
import { PeriodHistory } from "./_components/period-history";
import { ResendPeriod } from "./_components/resend-period";
import { WhatIsMissing } from "./_components/what-is-missing";

interface Props {
  params: Promise<{ quarter: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const quarter = parseQuarter((await params).quarter);
  return quarter === null ? {} : { title: (await getFormat()).quarter(quarterLabel(quarter)) };
}

/** One quarter: what is missing before it is closed, what happened to it, and what has moved since. */
export default async function PeriodPage({ params, searchParams }: Props) {
  const quarter = parseQuarter((await params).quarter);
  if (quarter === null) notFound();
  const address = `/periods/${quarterAddress(quarter)}`;
  if (await isAbandonedForm()) return <ResendPeriod permalink={address} />;
  const viewer = await requireViewer();
  if (quarter > today()) notFound();

  const [events, figures] = await Promise.all([listPeriodEvents(viewer), listPeriodFigures(viewer, quarter)]);
  const own = events.filter(({ quarterOn }) => quarterOn === quarter);
  const [latest] = own;
  const state = periodState(latest, today());
  const isOver = lastDayOfQuarter(quarter) < today();
  const mayClose = can(viewer, "period.close");
  const target = { quarter: quarterAddress(quarter), follows: String(own.length) };

  const t = await getTranslations("periods");
  const format = await getFormat();
  const { failures, forms, lists, periods } = await getMessages();
  const { done } = await searchParams;
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb crumbs={[{ label: t("title"), href: "/periods" }]} />}
        title={format.quarter(quarterLabel(quarter))}
        badges={<PeriodStateBadge value={state} />}
        lead={t("span", { from: format.day(quarter), to: format.day(lastDayOfQuarter(quarter)) })}
      />
      <Stack>
        {done === "closed" || done === "reopened" ? <Notice tone="green">{t(`done.${done}`)}</Notice> : null}
        {own.some(({ kind }) => kind === "closed") ? <FiguresMoved cells={differingCells(figures)} /> : null}
        {state === "locked" ? null : <WhatIsMissing viewer={viewer} quarter={quarter} />}
        {mayClose && isOver ? (
          <NextIntlClientProvider messages={{ failures, forms, lists, periods }}>
            {state === "locked" ? (
              <ReopenForm target={target} today={today()} />
            ) : (
              <CloseForm target={target} again={own.length > 0} />
            )}
          </NextIntlClientProvider>
        ) : null}
        <PeriodHistory events={own} />
      </Stack>
    </>
  );
}
