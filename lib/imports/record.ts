import { sql } from "drizzle-orm";
import { z } from "zod";

import type { Transaction } from "@/db/client";
import type { ImportContext } from "@/lib/imports/context";
import { type TakenNumbers, takenNumbers } from "@/lib/imports/milestone-plan";
import { HIGHEST_MARKINGS } from "@/lib/markings/constants";
import { BASES, DELIVERIES, NATURES, VERDICTS } from "@/lib/milestones/constants";

const scaleRows = z.array(
  z.object({ id: z.coerce.number(), code: z.string(), stages: z.array(z.coerce.number()) }),
);

const assessment = z.object({
  effectiveOn: z.string(),
  isImported: z.boolean(),
  value: z.number(),
  delivery: z.enum(DELIVERIES),
  verdict: z.enum(VERDICTS),
  narrative: z.string(),
  evidence: z.array(z.object({ url: z.string(), title: z.string() })),
});

const milestoneRows = z.array(
  z.object({
    id: z.coerce.number(),
    version: z.number(),
    code: z.string(),
    partner: z.string(),
    externalId: z.string(),
    area: z.string(),
    nature: z.enum(NATURES),
    basis: z.enum(BASES),
    measure: z.string(),
    stages: z.array(z.coerce.number()).nullable(),
    title: z.string(),
    description: z.string(),
    baseline: z.coerce.number(),
    target: z.coerce.number(),
    startOn: z.string(),
    dueOn: z.string(),
    leadInstitution: z.string().nullable(),
    weight: z.coerce.number(),
    sourceUrl: z.string().nullable(),
    history: z.array(assessment),
  }),
);

/**
 * The record as far as files are held against it: the milestones that came from files, and of the others those whose codes the files
 * name. They are locked until the import is through.
 */
export async function readContext(tx: Transaction, codes: readonly string[]): Promise<ImportContext> {
  const known = sql`(m.external_id is not null or m.code = any(${`{${codes.join(",")}}`}::text[]))`;
  await tx.execute(sql`select from milestones m where ${known} order by m.id for no key update`);
  const [clock] = await tx.execute(sql`select (now() at time zone 'UTC')::date::text as today`);
  const [allowed] = await tx.execute(sql`select highest_marking from installation`);
  const partners = await tx.execute(sql`select iso3 from partners order by 1`);
  const scales = scaleRows.parse([
    ...(await tx.execute(sql`
      select distinct on (s.code) s.id, s.code,
             to_jsonb(array(select value from scale_stages g where g.scale_id = s.id order by 1)) as stages
      from scales s order by s.code, s.version desc`)),
  ]);
  const closed = await tx.execute(sql`
    select distinct e.quarter_on::text as quarter from period_events e where tracker.is_locked(e.quarter_on)`);
  const milestones = await tx.execute(sql`
    select m.id, m.version, m.code, m.partner_iso3 as partner, coalesce(m.external_id, m.code) as "externalId", m.area_code as area, m.nature, m.basis,
           coalesce(s.code, m.unit) as measure,
           case when s.id is not null
             then to_jsonb(array(select value from scale_stages g where g.scale_id = s.id order by 1)) end as stages, m.title, m.description, m.baseline, m.target, m.start_on::text as "startOn",
           m.due_on::text as "dueOn", m.lead_institution as "leadInstitution", m.weight, m.source_url as "sourceUrl",
           coalesce(h.history, '[]') as history
    from milestones m
    left join scales s on s.id = m.scale_id
    left join lateral (
      select jsonb_agg(jsonb_build_object(
               'effectiveOn', a.effective_on, 'isImported', a.origin = 'import', 'value', a.value, 'delivery', a.delivery,
               'verdict', a.verdict, 'narrative', a.narrative,
               'evidence', coalesce((select jsonb_agg(jsonb_build_object('url', e.url, 'title', e.title) order by e.id)
                                     from evidence e where e.assessment_id = a.id and e.url is not null), '[]'))
             order by a.effective_on, a.accepted_at, a.id) as history
      from assessments a where a.milestone_id = m.id and a.state = 'accepted'
    ) h on true
    where ${known}
    order by m.id`);
  return {
    highestMarking: z.enum(HIGHEST_MARKINGS).default("unclassified").parse(allowed?.["highest_marking"]),
    today: z.string().parse(clock?.["today"]),
    partners: partners.map((row) => z.string().parse(row["iso3"])),
    scales: new Map(scales.map(({ code, ...scale }) => [code, scale])),
    milestones: milestoneRows.parse([...milestones]),
    closedQuarters: new Set(closed.map((row) => z.string().parse(row["quarter"]))),
  };
}

/** The numbers that codes have taken already. */
export async function readTakenNumbers(tx: Transaction): Promise<TakenNumbers> {
  const codes = await tx.execute(sql`select code from milestones`);
  return takenNumbers(codes.map((row) => z.string().parse(row["code"])));
}
