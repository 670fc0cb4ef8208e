import { sql } from "drizzle-orm";

import type { Transaction } from "@/db/client";
import { recordSet } from "@/db/record-set";

type Stage = readonly [english: string, french: string];

/**
 * Version 1 of every scale: its stages from 0 upwards. A stage that milestones are measured by never changes its
 * meaning, so that a new wording is a new version.
 */
export const SCALES: Record<string, readonly Stage[]> = {
  yes_no: [
    ["No", "Non"],
    ["Yes", "Oui"],
  ],
  legislative: [
    ["None", "Aucun texte"],
    ["Drafted", "Rédigé"],
    ["Consulted", "Soumis à consultation"],
    ["Adopted by government", "Adopté par le gouvernement"],
    ["Passed by parliament", "Voté par le parlement"],
    ["In force", "En vigueur"],
  ],
  defence_plan: [
    ["None", "Aucun plan"],
    ["Drafted", "Rédigé"],
    ["Costed", "Chiffré"],
    ["Approved", "Approuvé"],
    ["Executed, with an annual report", "Exécuté, avec rapport annuel"],
  ],
  action_plan: [
    ["None", "Aucun plan"],
    ["Drafted", "Rédigé"],
    ["Adopted", "Adopté"],
    ["Funded", "Financé"],
    ["Reported on", "Suivi d’un rapport"],
  ],
  integrity_review: [
    ["Not started", "Non commencé"],
    ["Self-assessment completed", "Auto-évaluation achevée"],
    ["Peer review visit made", "Visite d’évaluation par les pairs effectuée"],
    ["Report received", "Rapport reçu"],
    ["Action plan adopted", "Plan d’action adopté"],
  ],
  occ_level: [
    ["Not started", "Non commencé"],
    ["SEL-1", "SEL-1"],
    ["NEL-1", "NEL-1"],
    ["SEL-2", "SEL-2"],
    ["NEL-2", "NEL-2"],
  ],
  codification_tier: [
    ["None", "Aucun"],
    ["Tier 1", "Niveau 1"],
    ["Tier 2", "Niveau 2"],
  ],
  security_agreement: [
    ["None", "Aucun accord"],
    ["Signed", "Signé"],
    ["Ratified", "Ratifié"],
    ["Registry inspected", "Bureau d’ordre inspecté"],
    ["In use", "En usage"],
  ],
  /** The readings of independent reviewers in imported files: how much of a commitment was carried out. */
  irm_completion: [
    ["Not started", "Non commencé"],
    ["Limited", "Limité"],
    ["Substantial", "Substantiel"],
    ["Completed", "Achevé"],
  ],
};

/** Adds what is missing; a stage that is there stays as it is, and so does a scale that an administrator has made. */
export async function loadScales(tx: Transaction): Promise<void> {
  const stages = Object.entries(SCALES).flatMap(([code, labels]) =>
    labels.map(([english, french], value) => ({ code, value, english, french })),
  );
  const given = recordSet(stages, sql`r (code text, value numeric, english text, french text)`);
  await tx.execute(sql`
    insert into scales (code, version)
    select distinct r.code, 1 from ${given}
    where not exists (select from scales s where s.code = r.code and s.version = 1)
    order by r.code`);
  await tx.execute(sql`
    insert into scale_stages (scale_id, value, label_en, label_fr)
    select s.id, r.value, r.english, r.french
    from ${given} join scales s on s.code = r.code and s.version = 1 and not s.is_own
    where not exists (select from scale_stages kept where kept.scale_id = s.id and kept.value = r.value)`);
}
