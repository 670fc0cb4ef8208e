import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";

import { FIXED_DAY } from "@/db/seed/demonstration/calendar";
import { ANALYST, MANAGER, SECOND_ANALYST, SECOND_MANAGER } from "@/db/seed/demonstration/people";
import { NEVER_ASSESSED } from "@/db/seed/demonstration/plan";
import { composeProgramme } from "@/db/seed/demonstration/programme";
import { composeComments } from "@/db/seed/demonstration/comments";
import { composeProposals } from "@/db/seed/demonstration/proposals";
import { composeCommitments } from "@/db/seed/demonstration/setting-aside";
import { typeUnfinished } from "@/db/seed/demonstration/unfinished";
import { composeViews } from "@/db/seed/demonstration/voice";
import { readCatalogue } from "@/db/seed/reference/catalogue";
import { SCALES } from "@/db/seed/reference/scales";
import { sequenceFault } from "@/lib/assessments/rules";
import { fitFileName } from "@/lib/evidence/file-names";
import { findMediaType } from "@/lib/evidence/media-type";
import { valueFault } from "@/lib/assessments/faults";
import { CHANGE_REASONS, DELIVERIES, VERDICTS } from "@/lib/milestones/constants";
import { needsText } from "@/lib/partner-views/constants";
import { monthsLater } from "@/lib/periods/days";

const PARTNERS = "ARM AUT AZE BIH CHE GEO IRL KAZ KGZ MDA MLT SRB TJK TKM UKR UZB".split(" ");
const programme = composeProgramme(PARTNERS, readCatalogue());
const assessments = programme.flatMap((milestone) => milestone.assessments);
const countOf = (partner: string) => programme.filter(({ plan }) => plan.partner === partner).length;

describe("the demonstration programme", () => {
  it("is the same on every machine", () => {
    const content = createHash("sha256").update(JSON.stringify(programme)).digest("hex");
    expect(content).toBe("06212d39165778c9e43fbe534b06c7a2a20e4b15e8970ee0371dae1f72973dc5");
    expect(composeProgramme(PARTNERS, readCatalogue())).toEqual(programme);
  });

  it("does not move a partner's data when another partner comes or goes", () => {
    const alone = composeProgramme(["GEO"], readCatalogue());
    expect(alone).toEqual(programme.filter(({ plan }) => plan.partner === "GEO"));
  });

  it("has 25 to 40 milestones a partner, but for some nearly without data", () => {
    const few = PARTNERS.filter((partner) => countOf(partner) < 25);
    expect(few.map((partner) => [partner, countOf(partner)])).toEqual([
      ["CHE", 14],
      ["IRL", 6],
      ["MLT", 3],
    ]);
    expect(Math.max(...PARTNERS.map(countOf))).toBeLessThanOrEqual(40);
    const bare = programme.filter(({ plan }) => plan.partner === NEVER_ASSESSED);
    expect(bare.every((milestone) => milestone.assessments.length === 0)).toBe(true);
  });

  it("shows every verdict, every delivery, every reason of a change and every state", () => {
    const accepted = assessments.filter(({ state }) => state === "accepted");
    expect(new Set(accepted.map(({ verdict }) => verdict))).toEqual(new Set(VERDICTS));
    expect(new Set(accepted.map(({ delivery }) => delivery))).toEqual(new Set(DELIVERIES));
    const changes = programme.flatMap((milestone) => milestone.changes);
    expect(new Set(changes.map(({ reason }) => reason))).toEqual(new Set(CHANGE_REASONS));
    expect(new Set(assessments.map(({ state }) => state)).size).toBe(4);
  });

  it("has a milestone that stands reversed, and one that was won back", () => {
    const verdicts = programme.map((milestone) =>
      milestone.assessments.filter(({ state }) => state === "accepted").map(({ verdict }) => verdict),
    );
    expect(verdicts.some((history) => history.at(-1) === "reversed")).toBe(true);
    expect(verdicts.some((history) => history.includes("reversed") && history.at(-1) !== "reversed")).toBe(
      true,
    );
  });
});

describe("the partners' voice in it", () => {
  const voice = {
    views: composeViews(programme),
    commitments: composeCommitments(programme),
    proposals: composeProposals(),
    comments: composeComments(programme),
  };

  it("is the same on every machine", () => {
    expect(createHash("sha256").update(JSON.stringify(voice)).digest("hex")).toBe(
      "efb2c9511d2f228993625166efe57c3bb1268261049fc4a56be6825f6f96a66e",
    );
  });

  it("is later than what it answers, and says with what it does not agree", () => {
    const acceptedAt = new Map(assessments.map(({ key, acceptedAt: at }) => [key, at ?? "~"]));
    for (const { assessment, stance, text, recordedAt } of voice.views) {
      expect(recordedAt > (acceptedAt.get(assessment) ?? "~")).toBe(true);
      expect(needsText(stance) && text === "").toBe(false);
    }
  });
});

describe("its files", () => {
  const evidence = assessments.flatMap((assessment) => assessment.evidence);
  const files = evidence.flatMap(({ file }) => file ?? []);

  it("are a handful, of several kinds, of what was decided and of what waits", async () => {
    expect(files.length).toBeGreaterThanOrEqual(8);
    expect(files.length).toBeLessThan(20);
    expect(new Set(files.map(({ mediaType }) => mediaType))).toEqual(
      new Set(["application/pdf", "text/csv", "text/plain"]),
    );
    const states = assessments.filter((each) => each.evidence.some(({ file }) => file !== null));
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(["accepted", "submitted"]));
  });

  it("are what they say, by their content and their names, and say that they are illustrative", async () => {
    for (const { name, mediaType, content } of files) {
      expect(await findMediaType(Buffer.from(content)), name).toBe(mediaType);
      expect(fitFileName(name, mediaType)).toBe(name);
      expect(content).toMatch(/illustrative/i);
    }
  });

  it("are PDFs whose tables lead to their objects", () => {
    for (const { name, content } of files.filter(({ mediaType }) => mediaType === "application/pdf")) {
      expect(Number(/startxref\n(\d+)\n%%EOF\n$/.exec(content)?.[1]), name).toBe(content.indexOf("xref\n"));
      const beginnings = [...content.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, at]) => Number(at));
      expect(beginnings.length).toBeGreaterThan(0);
      beginnings.forEach((at, index) =>
        expect(content.slice(at)).toMatch(new RegExp(`^${index + 1} 0 obj\n`)),
      );
      const [, length = "", stream = ""] = /\/Length (\d+) >>\nstream\n([^]*)\nendstream/.exec(content) ?? [];
      expect(stream).toHaveLength(Number(length));
    }
  });

  it("stand where evidence beside them was struck out, so that nothing claimed rests on nothing", () => {
    const struck = assessments.filter((each) => each.evidence.some((piece) => piece.struck !== null));
    expect(struck.length).toBeGreaterThan(0);
    for (const { evidence: pieces, acceptedAt } of struck) {
      expect(pieces[0]).toMatchObject({ struck: null, url: null });
      for (const piece of pieces.slice(1)) expect((piece.struck?.at ?? "") > (acceptedAt ?? "~")).toBe(true);
    }
  });
});

it("the demonstration has fulfilled milestones that are to be looked at again, and others that are not yet", () => {
  const rechecks = programme.flatMap(({ assessments: all }) => {
    const last = all.findLast(({ state }) => state === "accepted");
    return last?.verdict === "fulfilled" ? [monthsLater(last.effectiveOn, 12)] : [];
  });
  const due = rechecks.filter((day) => day <= FIXED_DAY);
  expect(due.length).toBeGreaterThanOrEqual(3);
  expect(due.length).toBeLessThan(rechecks.length / 2);
});

it("the first analyst has typed one assessment half, where nothing else is under way", () => {
  const unfinished = typeUnfinished(programme);
  expect(unfinished).toEqual({
    milestone: "ARM-BIN-02",
    formKey: "2e436bd3-4038-49d3-812f-1ef434b1350d",
    keptAt: "2026-11-15T16:41:00Z",
    typed: {
      version: "",
      value: "37",
      effectiveOn: "2026-11-13",
      delivery: "in_progress",
      verdict: "",
      narrative:
        "The indicator stands at 37 percent, as at the last reading. Public procurement office has promised the",
    },
  });
  const about = programme.find(({ plan }) => plan.code === unfinished?.milestone);
  expect(about?.assessments.every(({ state }) => state === "accepted")).toBe(true);
});

describe("every milestone of it", () => {
  it.each(programme.map((milestone) => [milestone.plan.code, milestone] as const))(
    "%s keeps the rules",
    (_code, milestone) => {
      const { plan, dueOn, changes } = milestone;
      expect(dueOn > plan.startOn && plan.firstDueOn > plan.startOn).toBe(true);
      expect(plan.baseline).not.toBe(plan.target);
      for (const change of changes) expect(change.oldValue).not.toBe(change.newValue);
      expect(changes.map(({ changedAt }) => changedAt)).toEqual(
        changes.map(({ changedAt }) => changedAt).toSorted(),
      );
      const stages =
        plan.entry.scale === null ? null : (SCALES[plan.entry.scale] ?? []).map((_stage, value) => value);
      for (const one of milestone.assessments) {
        const measure = stages === null ? { unit: plan.entry.unit ?? "" } : { stages };
        expect(valueFault(one.value, measure), `${one.effectiveOn} ${one.value}`).toBeNull();
        expect(one.effectiveOn >= plan.startOn && one.effectiveOn <= FIXED_DAY).toBe(true);
        expect(one.narrative).not.toMatch(/[{}]|undefined|NaN/);
        if (one.verdict === "fulfilled") expect(one.evidence.length).toBeGreaterThan(0);
      }
      const accepted = milestone.assessments.filter(({ state }) => state === "accepted");
      expect(sequenceFault(accepted.map(({ verdict }) => verdict))).toBeNull();
      const days = accepted.map(({ effectiveOn }) => effectiveOn);
      expect(days).toEqual([...new Set(days)].toSorted());
    },
  );
});

describe("every assessment of it", () => {
  it("moves forward in time, up to the fixed day", () => {
    for (const one of assessments) {
      const moments = [
        one.createdAt,
        one.submittedAt,
        one.state === "returned" ? one.returnedAt : one.acceptedAt,
      ];
      const known = moments.filter((moment) => moment !== null);
      expect(known).toEqual(known.toSorted());
      expect((known.at(-1) ?? "") <= `${FIXED_DAY}T23:59:59Z`).toBe(true);
    }
  });

  it("waits undecided, so that the demonstration's manager can decide it", () => {
    const waiting = assessments.filter(({ state }) => state === "submitted");
    expect(waiting.length).toBeGreaterThanOrEqual(15);
    for (const one of waiting) {
      expect(one.decider).toBeNull();
      expect([ANALYST, SECOND_ANALYST]).toContain(one.author);
    }
  });

  it("is decided by a manager", () => {
    const decided = assessments.filter(({ decider }) => decider !== null);
    expect(new Set(decided.map(({ decider }) => decider))).toEqual(new Set([MANAGER, SECOND_MANAGER]));
  });

  it("is the first analyst's own where it is a draft", () => {
    const drafts = assessments.filter(({ state }) => state === "draft");
    expect(drafts.length).toBeGreaterThanOrEqual(4);
    expect(new Set(drafts.map(({ author }) => author))).toEqual(new Set([ANALYST]));
  });
});
