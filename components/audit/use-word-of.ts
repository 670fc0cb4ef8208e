import { useTranslations } from "next-intl";
import { AREAS } from "@/lib/areas/constants";
import { ASSESSMENT_STATES } from "@/lib/assessments/constants";
import { COMMITMENTS } from "@/lib/commitments/constants";
import { EVIDENCE_TYPES } from "@/lib/evidence/constants";
import { HIGHEST_MARKINGS } from "@/lib/markings/constants";
import { BASES, DELIVERIES, NATURES, VERDICTS } from "@/lib/milestones/constants";
import { STANCES } from "@/lib/partner-views/constants";
import { LANGUAGES, ROLES } from "@/lib/people/constants";
import { PROPOSAL_STATES } from "@/lib/proposals/constants";

/** What a stored word of this field is called in the reader's language, or null when it is none that has a name. */
export function useWordOf(entity: string): (field: string, value: string) => string | null {
  const t = useTranslations("words");
  const among = <Word extends string>(
    words: readonly Word[],
    value: string,
    name: (word: Word) => string,
  ) => {
    const known = words.find((word) => word === value);
    return known === undefined ? null : name(known);
  };
  return (field, value) => {
    switch (field) {
      case "state":
        return entity === "proposal"
          ? among(PROPOSAL_STATES, value, (word) => t(`proposalState.${word}`))
          : among(ASSESSMENT_STATES, value, (word) => t(`state.${word}`));
      case "delivery":
        return among(DELIVERIES, value, (word) => t(`delivery.${word}`));
      case "verdict":
        return among(VERDICTS, value, (word) => t(`verdict.${word}`));
      case "commitment":
        return among(COMMITMENTS, value, (word) => t(`commitment.${word}`));
      case "stance":
        return among(STANCES, value, (word) => t(`stance.${word}`));
      case "nature":
        return among(NATURES, value, (word) => t(`nature.${word}`));
      case "basis":
        return among(BASES, value, (word) => t(`basis.${word}`));
      case "area":
        return among(AREAS, value, (word) => t(`area.${word}`));
      case "role":
        return among(ROLES, value, (word) => t(`role.${word}`));
      case "language":
      case "defaultLanguage":
        return among(LANGUAGES, value, (word) => t(`language.${word}`));
      case "highestMarking":
        return among(HIGHEST_MARKINGS, value, (word) => t(`marking.${word}`));
      case "type":
      case "typeCode":
      case "evidenceTypes":
        return among(EVIDENCE_TYPES, value, (word) => t(`evidenceType.${word}`));
      default:
        return null;
    }
  };
}
