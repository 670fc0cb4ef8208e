import type { ChangeReason } from "@/lib/milestones/constants";

type Explanations = Record<ChangeReason, readonly [string, ...string[]]>;

/** Why a plan changed, in the words of somebody who keeps one: of its time, and of its figures. */
export const EXPLANATIONS: { time: Explanations; figure: Explanations } = {
  time: {
    correction: [
      "The due date had been taken from an earlier draft of the plan.",
      "The date entered was that of the mid-term review, not of the end.",
    ],
    new_evidence: [
      "The inspection showed that recruitment takes one budget year longer than assumed.",
      "The audit sample found preparatory work that has to be repeated first.",
    ],
    rebaseline: [
      "The partner agreed a new schedule for the cycle; the date follows it.",
      "The yearly review moved the date together with the funding.",
      "The implementing regulation comes first; both sides agreed the later date.",
    ],
    scope_change: [
      "The regional offices were added, which needs another round of training.",
      "The step now includes the agencies under the ministry.",
      "Two units were added to the agreed scope.",
    ],
    force_majeure: [
      "Staff were assigned to emergency relief for several months.",
      "The building was out of use after a flood, and the equipment had to be moved.",
    ],
  },
  figure: {
    correction: [
      "The first figure counted vacant posts as well.",
      "A transposed figure in the first report was put right.",
    ],
    new_evidence: [
      "The register, once complete, gave another figure than the estimate.",
      "The audit found that the first figure rested on a part of the offices only.",
    ],
    rebaseline: [
      "The yearly review agreed a new figure for the rest of the cycle.",
      "The definition of the indicator was aligned with the national statistics.",
    ],
    scope_change: [
      "The step covers more offices than first agreed, and its figure follows.",
      "Part of the step moved to another milestone.",
    ],
    force_majeure: [
      "Part of the step could not be carried out this cycle for reasons nobody could influence.",
    ],
  },
};
