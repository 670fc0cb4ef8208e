import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Stack } from "@/components/ui/stack";
import { requireViewer } from "@/lib/auth/session";
import { searchParamsOf } from "@/lib/milestones/filters";
import { checkIssuedReport } from "@/lib/reports/queries";
import { parseCheck } from "@/lib/reports/rules";
import { CheckAnswer } from "./_components/check-answer";
import { CheckForm } from "./_components/check-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports.check"))("title") };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Tells whoever is signed in whether a report in hand is one that was issued, unchanged. */
export default async function CheckReportPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const query = searchParamsOf(await searchParams);
  const asked = parseCheck(query);
  const given = [query.get("code"), query.get("sha256")].some((text) => (text ?? "") !== "");
  const asksNothing = asked.code === null && asked.sha256 === null;
  const [t, { forms, lists, reports }, found] = await Promise.all([
    getTranslations("reports.check"),
    getMessages(),
    asksNothing ? [] : checkIssuedReport(viewer, asked),
  ]);
  return (
    <NextIntlClientProvider messages={{ forms, lists, reports: { check: reports.check } }}>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Stack>
        {given && asksNothing ? <Notice tone="amber">{t("answer.unreadable")}</Notice> : null}
        {asksNothing ? null : <CheckAnswer asked={asked} found={found} />}
        <Card title={t("ask")}>
          <CheckForm code={query.get("code") ?? ""} sha256={asked.sha256 ?? ""} />
        </Card>
      </Stack>
    </NextIntlClientProvider>
  );
}
