import { randomUUID } from "node:crypto";

import { beforeAll, expect, test } from "vitest";

import { asInstallation, asPerson } from "@/db/testing/acting";
import { type NewMilestone, newMilestone, newPerson } from "@/db/testing/factories";
import {
  acceptAssessment,
  recordAssessment,
  returnAssessment,
  withdrawAssessment,
} from "@/lib/assessments/commands";
import type { RecordAssessmentInput } from "@/lib/assessments/schemas";
import { AUDIT_ACTIONS } from "@/lib/audit/constants";
import { listMilestoneHistory } from "@/lib/audit/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { writeComment } from "@/lib/comments/commands";
import { changeCommitment } from "@/lib/commitments/commands";
import type { Outcome } from "@/lib/errors";
import { strikeEvidence } from "@/lib/evidence/commands";
import { editMilestone } from "@/lib/milestones/commands";
import { recordView } from "@/lib/partner-views/commands";

// What only the author of a draft, or only those who decide, may ever read.
const DRAFT = "written in a draft and thought better of";
const REASON = "returned for a reason that is nobody else's";
const OPEN = "in a draft that is still one";
const TAKEN_BACK = "submitted and taken back";

type Who = "author" | "colleague" | "manager" | "admin" | "liaison" | "foreign";
let cast: Record<Who, Viewer>;
let milestone: NewMilestone;

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(`refused: ${outcome.failure.messageKey}`);
  return outcome.value;
}

const link = {
  title: "Gazette",
  type: "official_gazette",
  reliability: "B",
  credibility: 2,
  datedOn: null,
} as const;
const reading = (over: Partial<RecordAssessmentInput>): RecordAssessmentInput => ({
  milestoneCode: milestone.code,
  requestKey: randomUUID(),
  assessmentId: null,
  version: null,
  intent: "submit",
  effectiveOn: "2025-06-30",
  value: 40,
  delivery: "in_progress",
  verdict: "ongoing",
  narrative: "As seen",
  evidence: [{ ...link, url: "https://example.org/gazette" }],
  ...over,
});

beforeAll(async () => {
  cast = {
    author: await newPerson("analyst", ["GEO"]),
    colleague: await newPerson("analyst", ["GEO"]),
    manager: await newPerson("manager"),
    admin: await newPerson("admin"),
    liaison: await newPerson("liaison", ["GEO"]),
    foreign: await newPerson("liaison", ["MDA"]),
  };
  const { author, manager, liaison } = cast;
  milestone = await newMilestone();
  const record = async (over: Partial<RecordAssessmentInput>) =>
    valueOf(await recordAssessment(author, reading(over)));

  let { id, version } = await record({ intent: "save", narrative: DRAFT });
  ({ version } = await record({ assessmentId: id, version }));
  ({ version } = valueOf(await returnAssessment(manager, { assessmentId: id, version, reason: REASON })));
  ({ version } = await record({ assessmentId: id, version, narrative: "As seen, with more" }));
  valueOf(await acceptAssessment(manager, { assessmentId: id, version }));
  const [piece] = await asInstallation(
    (tx) => tx<{ id: number }[]>`select id::int from evidence where assessment_id = ${id}`,
  );
  valueOf(await strikeEvidence(manager, { evidenceId: piece?.id ?? 0, reason: "Another gazette" }));
  await record({ intent: "save", narrative: OPEN, effectiveOn: "2025-09-30" });
  const taken = await record({ narrative: TAKEN_BACK, effectiveOn: "2025-12-31" });
  valueOf(await withdrawAssessment(author, { assessmentId: taken.id, version: taken.version }));

  const view = {
    assessmentId: id,
    requestKey: randomUUID(),
    stance: "agrees",
    text: "",
    follows: null,
  } as const;
  valueOf(await recordView(liaison, view));
  valueOf(
    await writeComment(author, {
      milestoneCode: milestone.code,
      requestKey: randomUUID(),
      text: "Well?",
      mention: "",
    }),
  );
  const plan = {
    title: "A step",
    description: "As agreed",
    basis: "de_facto" as const,
    indicator: "Posts filled",
    leadInstitution: null,
  };
  const span = { baseline: 0, target: 120, weight: 1, startOn: "2024-01-01", dueOn: "2027-12-31" };
  const why = { reason: "correction", explanation: "Counted anew" } as const;
  const edit = { ...plan, ...span, ...why, code: milestone.code, version: 1, requestKey: randomUUID() };
  valueOf(await editMilestone(manager, edit));
  const pause = { from: "committed", commitment: "paused", reason: "No budget" } as const;
  valueOf(
    await changeCommitment(liaison, { ...pause, milestoneCode: milestone.code, requestKey: randomUUID() }),
  );
});

const DONE_WITH_ALL = [
  "assessment.accept",
  "evidence.strike",
  "view.record",
  "comment.write",
  "milestone.edit",
  "commitment.change",
];
const WAY_TO_DECISION = ["assessment.submit", "assessment.return", "assessment.submit"];
/** In the order in which it was done. */
const EXPECTED: Record<Who, readonly string[] | null> = {
  author: [
    "assessment.save",
    ...WAY_TO_DECISION,
    "assessment.accept",
    "evidence.strike",
    "assessment.save",
    "assessment.submit",
    "assessment.withdraw",
    ...DONE_WITH_ALL.slice(2),
  ],
  colleague: [...WAY_TO_DECISION, ...DONE_WITH_ALL],
  manager: [...WAY_TO_DECISION, ...DONE_WITH_ALL],
  admin: [...WAY_TO_DECISION, ...DONE_WITH_ALL],
  liaison: DONE_WITH_ALL,
  foreign: null,
};
const EVERYBODY = (["author", "colleague", "manager", "admin", "liaison", "foreign"] as const).map(
  (who) => [who, EXPECTED[who]] as const,
);

test.each(EVERYBODY)("%s reads of what they may see, and no other milestone's", async (who, expected) => {
  const history = await listMilestoneHistory(cast[who], milestone.code, 1);
  expect(history && history.rows.map(({ action }) => action).toReversed()).toEqual(expected);
  expect(history?.total ?? null).toBe(expected?.length ?? null);
});

test.each(EVERYBODY)("%s reads no content but that of the plan", async (who) => {
  const rows = (await listMilestoneHistory(cast[who], milestone.code, 1))?.rows ?? [];
  const told = JSON.stringify(rows);
  for (const secret of [DRAFT, REASON, OPEN, TAKEN_BACK, "As seen", "Well?"])
    expect(told).not.toContain(secret);
  const withContents = rows.filter(({ before, after, changed }) => before || after || changed.length > 0);
  expect(new Set(withContents.map(({ entity }) => entity))).toEqual(
    new Set(who === "foreign" ? [] : ["milestone"]),
  );
});

test("the plan's changes are told with what it was and is, and who changed it", async () => {
  const rows = (await listMilestoneHistory(cast.liaison, milestone.code, 1))?.rows ?? [];
  expect(rows.find(({ action }) => action === "milestone.edit")).toMatchObject({
    person: cast.manager.name,
    changed: ["target"],
    before: { target: 100 },
    after: { target: 120 },
  });
});

/** The function of the database alone, asked for every action that there is. */
const askedDirectly = (viewer: Viewer | null) =>
  asPerson(
    viewer,
    (tx) => tx<{ action: string; before: unknown; after: unknown; entity: string }[]>`
      select * from tracker.milestone_history(${milestone.id}, ${tx.array([...AUDIT_ACTIONS])}) order by at`,
  );

test.each(EVERYBODY)(
  "the database tells %s the same, with the product's code taken away",
  async (who, expected) => {
    const rows = await askedDirectly(cast[who]);
    expect(rows.map(({ action }) => action)).toEqual(expected ?? []);
    for (const secret of [DRAFT, REASON, OPEN, TAKEN_BACK])
      expect(JSON.stringify(rows)).not.toContain(secret);
  },
);

test("nobody, a closed account and an author who became another partner's liaison are told nothing", async () => {
  expect(await askedDirectly(null)).toHaveLength(0);
  const left = await newPerson("manager");
  await asInstallation((tx) => tx`update people set deactivated_at = now() where id = ${left.personId}`);
  expect(await askedDirectly(left)).toHaveLength(0);
  const turned = await newPerson("analyst", ["GEO"]);
  await asInstallation(async (tx) => {
    await tx`update people set role = 'liaison' where id = ${turned.personId}`;
    await tx`update assignments set partner_iso3 = 'MDA' where person_id = ${turned.personId}`;
  });
  expect(await askedDirectly(turned)).toHaveLength(0);
});

test("an author who became a liaison of the partner is told of none of the own drafts", async () => {
  const writer = await newPerson("analyst", ["GEO"]);
  valueOf(
    await recordAssessment(writer, reading({ intent: "save", narrative: OPEN, effectiveOn: "2025-03-31" })),
  );
  await asInstallation((tx) => tx`update people set role = 'liaison' where id = ${writer.personId}`);
  const actions = (await askedDirectly(writer)).map(({ action }) => action);
  expect(actions).toContain("assessment.accept");
  expect(actions).not.toContain("assessment.save");
});

test("an import is told to the milestones that it brought or changed, and a seed to those that were there", async () => {
  const [added, changed, other] = [await newMilestone(), await newMilestone(), await newMilestone()];
  await asInstallation(async (tx) => {
    const after = {
      files: ["plan.csv"],
      added: [added.code],
      changed: { [changed.code]: {} },
      assessments: [],
    };
    await tx`select tracker.append_audit('GEO', 'import.files', 'partner', 'GEO', null, ${tx.json(after)})`;
    await tx`select tracker.append_audit('GEO', 'seed.demonstration', 'partner', 'GEO', null, '{"milestones": 1}')`;
  });
  const later = await newMilestone();
  const actionsOf = async ({ code }: NewMilestone) =>
    (await listMilestoneHistory(cast.liaison, code, 1))?.rows.map(({ action }) => action);
  expect(await actionsOf(added)).toEqual(["seed.demonstration", "import.files"]);
  expect(await actionsOf(changed)).toEqual(["seed.demonstration", "import.files"]);
  expect(await actionsOf(other)).toEqual(["seed.demonstration"]);
  expect(await actionsOf(later)).toEqual([]);
});

test("a history longer than a page goes on at the next", async () => {
  const long = await newMilestone();
  await asPerson(cast.manager, async (tx) => {
    for (let number = 1; number <= 60; number += 1)
      await tx`select tracker.append_audit('GEO', 'milestone.edit', 'milestone', ${long.code}, null, ${tx.json({ number })})`;
  });
  const [first, second] = [
    await listMilestoneHistory(cast.manager, long.code, 1),
    await listMilestoneHistory(cast.manager, long.code, 2),
  ];
  expect([first?.rows.length, first?.total, second?.rows.length]).toEqual([50, 60, 10]);
  expect(second?.rows.at(-1)?.after).toEqual({ number: 1 });
});
