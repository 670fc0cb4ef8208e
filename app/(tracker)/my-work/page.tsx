import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { forbidden } from "next/navigation";
import { CardSlot } from "@/components/ui/card-slot";
import { Columns } from "@/components/ui/columns";
import { PageHeader } from "@/components/ui/page-header";
import { Stack } from "@/components/ui/stack";
import { can } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/session";
import { DraftsCard } from "./_components/drafts-card";
import { DueCard } from "./_components/due-card";
import { NotAssessedCard } from "./_components/not-assessed-card";
import { RechecksCard } from "./_components/rechecks-card";
import { ReturnedCard } from "./_components/returned-card";
import { SubmittedCard } from "./_components/submitted-card";
import { type AskedPages, readPages } from "./pages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("myWork"))("title") };
}

/** What an analyst has in hand, and what the partners assigned wait for. */
export default async function MyWorkPage({ searchParams }: { searchParams: Promise<AskedPages> }) {
  const viewer = await requireViewer();
  if (!can(viewer, "assessment.record")) forbidden();
  const [t, pages] = [await getTranslations("myWork"), readPages(await searchParams)];
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Stack>
        {/* One's own stands nowhere else, so it does not stream: without a script a card that does never takes its place. */}
        <ReturnedCard viewer={viewer} pages={pages} />
        <Columns>
          <DraftsCard viewer={viewer} pages={pages} />
          <SubmittedCard viewer={viewer} pages={pages} />
        </Columns>
        <Columns>
          <CardSlot height="28rem">
            <NotAssessedCard viewer={viewer} />
          </CardSlot>
          <CardSlot height="28rem">
            <RechecksCard viewer={viewer} />
          </CardSlot>
        </Columns>
        <Columns>
          <CardSlot height="28rem">
            <DueCard viewer={viewer} due="overdue" />
          </CardSlot>
          <CardSlot height="28rem">
            <DueCard viewer={viewer} due="next_90" />
          </CardSlot>
        </Columns>
      </Stack>
    </>
  );
}
