import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { MilestonePath } from "@/components/charts/milestone-path";
import { type AskedComments, Comments } from "./_components/comments/comments";
import { ResendComment } from "./_components/comments/resend-comment";
import { AgreedPlan } from "@/components/milestones/agreed-plan";
import { measuredPoints } from "@/components/milestones/measured-points";
import { RecheckNote } from "@/components/milestones/recheck-note";
import { ReversalNote } from "@/components/milestones/reversal-note";
import { verdictsByDay } from "@/components/milestones/verdicts-of";
import { viewsByDay } from "@/components/milestones/views-of";
import { CommitmentBadge } from "@/components/ui/commitment-badge";
import { measureOf } from "@/components/milestones/measure-of";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { DeliveryBadge } from "@/components/ui/delivery-badge";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { RagBadge } from "@/components/ui/rag-badge";
import { Stack } from "@/components/ui/stack";
import { StanceBadge } from "@/components/ui/stance-badge";
import { VerdictBadge } from "@/components/ui/verdict-badge";
import { getFormat } from "@/i18n/reader-format";
import { listAssessments } from "@/lib/assessments/queries";
import { can } from "@/lib/auth/permissions";
import { listCommitments } from "@/lib/commitments/queries";
import { listDependencies } from "@/lib/dependencies/queries";
import { getViewer } from "@/lib/auth/session";
import { dayOf } from "@/lib/as-of/reader";
import { requireReader } from "@/lib/as-of/request";
import { isAbandonedForm } from "@/lib/forms/abandoned";
import { orderHref } from "@/lib/reports/rules";
import { listViews } from "@/lib/partner-views/queries";
import { CommitmentCard } from "./_components/commitment-card";
import { DependenciesCard } from "./_components/dependencies/dependencies-card";
import { ResendDependency } from "./_components/dependencies/resend-dependency";
import { DoneNotice } from "./_components/done-notice";
import { History } from "./_components/history";
import { OvertakenDecisions } from "./_components/overtaken-decisions";
import { PendingAssessments } from "./_components/pending-assessments";
import { PlanBeside } from "./_components/plan-beside";
import { PlanChanges } from "./_components/plan-changes";
import { ResendCommitment, ResendDecision } from "./_components/resend-decision";
import { ResendStrike } from "./_components/resend-strike";
import { commentAddress } from "./comment-address";
import { commitmentAddress } from "./commitment-address";
import { dependencyAddress } from "./dependency-address";
import { decisionAddress } from "./decision-address";
import { readMilestone } from "./read-milestone";
import { strikeAddress } from "./strike-address";

interface Props {
  params: Promise<{ code: string }>;
  searchParams: Promise<
    AskedComments &
      Partial<Record<"done" | "assessment" | "evidence" | "commitment" | "dependency", string | string[]>>
  >;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  if ((await getViewer()) === null) return {};
  const milestone = await readMilestone(await requireReader(), (await params).code);
  return milestone ? { title: `${milestone.code} ${milestone.title}` } : {};
}

export default async function MilestonePage({ params, searchParams }: Props) {
  const { code } = await params;
  const { done, assessment, evidence, commitment, dependency, ...askedComments } = await searchParams;
  if (typeof assessment === "string" && (await isAbandonedForm())) {
    return <ResendDecision permalink={decisionAddress({ milestoneCode: code, assessmentId: assessment })} />;
  }
  if (commitment !== undefined && (await isAbandonedForm())) {
    return <ResendCommitment permalink={commitmentAddress(code)} />;
  }
  if (typeof dependency === "string" && (await isAbandonedForm())) {
    return <ResendDependency permalink={dependencyAddress(code, dependency)} />;
  }
  if (typeof evidence === "string" && (await isAbandonedForm())) {
    return <ResendStrike permalink={strikeAddress({ milestoneCode: code, evidenceId: evidence })} />;
  }
  if (typeof askedComments.comment === "string" && (await isAbandonedForm())) {
    return <ResendComment permalink={commentAddress(code, askedComments.comment)} />;
  }
  const reader = await requireReader();
  const milestone = await readMilestone(reader, code);
  if (milestone === null) notFound();
  const [assessments, views, said, dependencies] = await Promise.all([
    listAssessments(reader, milestone.id),
    listViews(reader, milestone.id),
    listCommitments(reader, milestone.id),
    listDependencies(reader, milestone.id),
  ]);

  const t = await getTranslations();
  const format = await getFormat();
  const measure = measureOf(milestone, await getLocale());
  const accepted = assessments.filter(({ state }) => state === "accepted");
  const pending = assessments.filter(({ state }) => state !== "accepted");
  const decidedOn = typeof assessment === "string" ? assessment : undefined;
  const address = `/milestones/${milestone.code}`;
  const mayRecord = can(reader, "assessment.record", milestone.partner);
  const mayStrike = can(reader, "evidence.strike", milestone.partner);
  const mayDecide = can(reader, "assessment.decide", milestone.partner);
  const isDecidedHere = pending.some(
    ({ id, state, authorId }) =>
      String(id) === decidedOn &&
      state === "submitted" &&
      (authorId === reader.personId ? mayRecord : mayDecide),
  );
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            crumbs={[
              { label: t("milestones.title"), href: "/milestones" },
              { label: format.country(milestone.partnerIso2), href: `/partners/${milestone.partner}` },
            ]}
          />
        }
        title={milestone.title}
        badges={
          <>
            <RagBadge value={milestone.rag} />
            <DeliveryBadge value={milestone.delivery} />
            {milestone.verdict === null || milestone.rag === "blue" ? null : (
              <VerdictBadge value={milestone.verdict} />
            )}
            {milestone.commitment === "committed" ? null : <CommitmentBadge value={milestone.commitment} />}
            <ReversalNote milestone={milestone} />
            <RecheckNote recheckOn={milestone.recheckOn} today={dayOf(reader)} />
            {milestone.stance === null ? null : <StanceBadge value={milestone.stance} />}
          </>
        }
        lead={t("milestone.lead", {
          code: milestone.code,
          area: t(`words.area.${milestone.area}`),
          nature: t(`words.nature.${milestone.nature}`),
        })}
        actions={
          <>
            <LinkButton href={`${address}/history`}>{t("audit.history.link")}</LinkButton>
            {can(reader, "figures.export") ? (
              <LinkButton href={orderHref({ kind: "milestone", subject: milestone.code, asOf: reader.asOf })}>
                {t("reports.dossier")}
              </LinkButton>
            ) : null}
            {can(reader, "milestone.plan", milestone.partner) ? (
              <LinkButton href={`${address}/edit`}>{t("milestone.edit")}</LinkButton>
            ) : null}
            {mayRecord ? (
              <LinkButton href={`${address}/assess`} weight="primary">
                {t("milestone.record")}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <Stack>
        <DoneNotice done={done} />
        {decidedOn === undefined || isDecidedHere ? null : (
          <OvertakenDecisions code={milestone.code} assessmentId={decidedOn} />
        )}
        <PendingAssessments
          assessments={pending}
          code={milestone.code}
          measure={measure}
          viewerId={reader.personId}
          mayRecord={mayRecord}
          mayDecide={mayDecide}
          mayStrike={mayStrike}
          today={dayOf(reader)}
        />
        <PlanBeside
          chart={
            <MilestonePath
              plan={milestone}
              points={measuredPoints(accepted)}
              measure={measure}
              verdicts={verdictsByDay(accepted)}
              views={viewsByDay(accepted, views)}
              asOf={dayOf(reader)}
              downloadHref={
                can(reader, "figures.export")
                  ? `/api/export/milestone-path.csv?code=${milestone.code}`
                  : undefined
              }
            />
          }
        >
          <AgreedPlan milestone={milestone} measure={measure} />
        </PlanBeside>
        <History
          assessments={accepted}
          views={views}
          code={milestone.code}
          measure={measure}
          mayAnswer={can(reader, "view.record", milestone.partner)}
          mayStrike={mayStrike}
          today={dayOf(reader)}
        />
        <CommitmentCard
          commitment={milestone.commitment}
          said={said}
          code={milestone.code}
          mayChange={can(reader, "commitment.change", milestone.partner)}
        />
        <DependenciesCard
          {...dependencies}
          code={milestone.code}
          mayChange={can(reader, "milestone.plan", milestone.partner)}
        />
        <PlanChanges changes={milestone.changes} measure={measure} />
        <Comments reader={reader} milestone={milestone} asked={askedComments} />
      </Stack>
    </>
  );
}
