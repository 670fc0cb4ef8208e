import type { useTranslations } from "next-intl";
import type { Choice } from "@/components/ui/select-field";
import { AREAS } from "@/lib/areas/constants";
import { COMMITMENTS } from "@/lib/commitments/constants";
import {
  BASES,
  CHANGE_REASONS,
  DELIVERIES,
  NATURES,
  NOT_ASSESSED,
  RAGS,
  VERDICTS,
} from "@/lib/milestones/constants";
import { ASSESSED_FILTERS, DUE_FILTERS, RECHECK_FILTERS } from "@/lib/milestones/filters";
import { SLIPS } from "@/lib/milestones/slips";
import { PROGRAMMES } from "@/lib/partners/constants";

/** All texts in the reader's language, as pages and as routes have them. */
export type Texts = ReturnType<typeof useTranslations<never>>;

/** The words that each filter offers, in the reader's language. */
export function filterWords(t: Texts) {
  const choice = (value: string, label: string): Choice => ({ value, label });
  const notAssessed = choice(NOT_ASSESSED, t("words.delivery.not_assessed"));
  return {
    areas: AREAS.map((word) => choice(word, t(`words.area.${word}`))),
    natures: NATURES.map((word) => choice(word, t(`words.nature.${word}`))),
    bases: BASES.map((word) => choice(word, t(`words.basis.${word}`))),
    programmes: PROGRAMMES.map((word) => choice(word, t(`words.programme.${word}`))),
    deliveries: [...DELIVERIES.map((word) => choice(word, t(`words.delivery.${word}`))), notAssessed],
    verdicts: [...VERDICTS.map((word) => choice(word, t(`words.verdict.${word}`))), notAssessed],
    rags: RAGS.map((word) => choice(word, t(`words.rag.${word}`))),
    commitments: COMMITMENTS.map((word) => choice(word, t(`words.commitment.${word}`))),
    slips: SLIPS.map((word) => choice(word, t(`words.slip.${word}`))),
    moves: CHANGE_REASONS.map((word) => choice(word, t(`words.reason.${word}`))),
    due: DUE_FILTERS.map((word) => choice(word, t(`milestones.dueWords.${word}`))),
    assessed: ASSESSED_FILTERS.map((word) => choice(word, t(`milestones.assessedWords.${word}`))),
    recheck: RECHECK_FILTERS.map((word) => choice(word, t(`milestones.recheckWords.${word}`))),
  };
}
