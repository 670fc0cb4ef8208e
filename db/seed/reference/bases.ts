import type { Basis } from "@/lib/milestones/constants";

/**
 * The entries of the catalogue that are about what is laid down: a law or rule, an agreement, a plan or a standard that is adopted. The
 * file has no column for it (its result_level is another thing: posts that are filled are an output, and practice), so it is said here,
 * entry by entry; whatever is not here is practice.
 */
const DE_JURE: ReadonlySet<string> = new Set([
  "CIV-01", // framework law
  "CIV-05", // chain of command by statute
  "CIV-06", // defence plan approved by parliament
  "CIV-08", // security and defence review
  "INT-01", // register of standards
  "INT-02", // standards adopted; INT-03 is about their use
  "INT-12", // mutual recognition of quality assurance
  "BIN-02", // integrity action plan adopted; BIN-03 is about its measures
  "CRM-01", // approved plans
  "CRM-03", // host-nation support arrangements
  "ROL-01", // states of emergency
  "ROL-04", // right of appeal
  "ROL-07", // national action plan
  "ROL-10", // classification rules
  "EAI-01", // partnership programme agreed
  "EAI-02", // goals accepted; EAI-03 is about keeping them
  "EAI-05", // security agreement
  "EAI-06", // status of forces
]);

/** Whether an entry of the catalogue is about the law or about practice. */
export const basisOf = (code: string): Basis => (DE_JURE.has(code) ? "de_jure" : "de_facto");
