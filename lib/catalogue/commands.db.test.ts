import { randomUUID } from "node:crypto";

import { beforeAll, describe, expect, test } from "vitest";

import { asSystem } from "@/db/client";
import { writeReferenceData } from "@/db/seed/reference";
import { asInstallation, asPerson, refusalOf } from "@/db/testing/acting";
import { newMilestone, newPerson } from "@/db/testing/factories";
import type { Viewer } from "@/lib/auth/viewer";
import { addScale, addTemplate, editTemplate, offerTemplate, reviseScale } from "@/lib/catalogue/commands";
import { getTemplate, listCatalogue, listScaleVersions, listTemplates } from "@/lib/catalogue/queries";
import type { AddTemplateInput, ReviseScaleInput } from "@/lib/catalogue/schemas";
import type { Outcome } from "@/lib/errors";

let admin: Viewer;
beforeAll(async () => {
  admin = await newPerson("admin");
});

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(`refused: ${outcome.failure.messageKey}`);
  return outcome.value;
}
const failureOf = (outcome: Outcome<unknown>) => (outcome.ok ? null : outcome.failure.messageKey);

const CONTENT = {
  title: "A step of our own",
  description: "What it is",
  resultLevel: "outcome",
  basis: "de_facto",
  indicator: "Posts filled",
  scale: "",
  unit: "posts",
  baselineLow: 0,
  baselineHigh: 2,
  target: 6,
  meansOfVerification: "Staff list",
  typicalMonths: 12,
  relatedFramework: "ITPP",
  riskArea: null,
  evidenceTypes: ["staffing_record" as const],
} satisfies Omit<AddTemplateInput, "area" | "requestKey">;

const template = (over: Partial<AddTemplateInput> = {}): AddTemplateInput => ({
  ...CONTENT,
  area: "integration",
  requestKey: randomUUID(),
  ...over,
});

const eventsOf = (entity: string, id: string) =>
  asInstallation(
    (tx) => tx<{ action: string; changed: string[]; before: unknown; after: unknown }[]>`
      select action, changed, before, after from audit_events
      where chain = 'installation' and entity = ${entity} and entity_id = ${id} order by position`,
  );

describe("a template", () => {
  test("is added under a number of the installation's own, once a request, and offered", async () => {
    const input = template();
    const [first, again] = await Promise.all([addTemplate(admin, input), addTemplate(admin, input)]);
    expect(valueOf(first)).toEqual(valueOf(again));
    const { code } = valueOf(first);
    expect(code).toMatch(/^EAI-5\d$/);
    expect((await listTemplates(admin)).map((each) => each.code)).toContain(code);
    expect(await eventsOf("template", code)).toEqual([
      expect.objectContaining({ action: "template.add", before: null }),
    ]);
    const other = valueOf(await addTemplate(admin, template()));
    expect(Number(other.code.slice(-2))).toBe(Number(code.slice(-2)) + 1);
  });

  test("is changed over the version that was read, with what it was on record; a milestone of it stays", async () => {
    const { code } = valueOf(await addTemplate(admin, template()));
    const milestone = await newMilestone();
    await asInstallation(
      (tx) => tx`update milestones set template_code = ${code}, version = 2 where id = ${milestone.id}`,
    );
    const edit = { ...CONTENT, code, version: 1, title: "A better title" };
    valueOf(await editTemplate(admin, edit));
    expect(failureOf(await editTemplate(admin, edit))).toBe("conflict");
    expect(await getTemplate(admin, code)).toMatchObject({
      title: "A better title",
      version: 2,
      isOwn: true,
    });
    expect((await eventsOf("template", code)).at(-1)).toMatchObject({
      action: "template.edit",
      changed: ["title"],
      before: { title: "A step of our own" },
      after: { title: "A better title" },
    });
    const [kept] = await asInstallation((tx) => tx`select title from milestones where id = ${milestone.id}`);
    expect(kept).toEqual({ title: "A step" });
  });

  test("as it is already stays as it is", async () => {
    const { code } = valueOf(await addTemplate(admin, template()));
    valueOf(await editTemplate(admin, { ...CONTENT, code, version: 1 }));
    valueOf(await offerTemplate(admin, { code, version: 1, offered: "yes" }));
    expect((await getTemplate(admin, code))?.version).toBe(1);
    expect(await eventsOf("template", code)).toHaveLength(1);
  });

  test("that is retired is no longer offered, stays on its milestones, and can be offered again", async () => {
    const { code } = valueOf(await addTemplate(admin, template()));
    valueOf(await offerTemplate(admin, { code, version: 1, offered: "no" }));
    const offered = async () => (await listTemplates(admin)).some((each) => each.code === code);
    expect(await offered()).toBe(false);
    expect((await listCatalogue(admin)).find((each) => each.code === code)?.retiredAt).toBeInstanceOf(Date);
    valueOf(await offerTemplate(admin, { code, version: 2, offered: "yes" }));
    expect(await offered()).toBe(true);
    expect((await eventsOf("template", code)).map(({ action }) => action)).toEqual([
      "template.add",
      "template.retire",
      "template.offer",
    ]);
  });

  test.each<[string, Partial<AddTemplateInput>, string]>([
    ["no unit", { unit: "" }, "milestone.unit.missing"],
    ["an unknown scale", { scale: "no_such" }, "milestone.scale.missing"],
    [
      "a target that is no stage",
      { scale: "yes_no", baselineHigh: 1, target: 7 },
      "assessment.value.not_a_stage",
    ],
    ["a span that ends below its beginning", { baselineLow: 3 }, "template.baseline.not_a_span"],
    ["a share above all", { unit: "percent", target: 120 }, "assessment.value.not_a_percentage"],
    ["figures finer than what is kept", { target: 0.1234567 }, "assessment.value.too_fine"],
  ])("with %s is refused", async (_what, over, messageKey) => {
    expect(failureOf(await addTemplate(admin, template(over)))).toBe(messageKey);
  });

  test("measured on a scale does not turn into one that is counted", async () => {
    const { code } = valueOf(
      await addTemplate(admin, template({ scale: "yes_no", baselineHigh: 0, target: 1 })),
    );
    expect(failureOf(await editTemplate(admin, { ...CONTENT, code, version: 1 }))).toBe("form.unfit");
  });
});

const stage = (labelEn: string, place: number | null = null, was: number | null = null) => ({
  labelEn,
  labelFr: `${labelEn} (fr)`,
  place,
  was,
});
const newScale = async () => {
  const code = `s_${randomUUID().replaceAll("-", "")}`.slice(0, 40);
  const stages = [stage("None", 1), stage("Drafted", 2), stage("In force", 3)];
  return valueOf(await addScale(admin, { code, requestKey: randomUUID(), stages })).code;
};
const revision = (code: string, over: Partial<ReviseScaleInput> = {}): ReviseScaleInput => ({
  code,
  version: 1,
  requestKey: randomUUID(),
  stages: [stage("None", 1, 0), stage("Drafted", 2, 1), stage("Consulted", 2.5), stage("In force", 3, 2)],
  ...over,
});
const scaleIdOf = async (code: string) => (await listScaleVersions(admin, code))[0]?.id ?? 0;

describe("a scale", () => {
  test("is never changed: a new version is made, and what was measured on the one before stays so", async () => {
    const code = await newScale();
    const milestone = await newMilestone({ scaleId: await scaleIdOf(code), target: 2 });
    valueOf(await reviseScale(admin, revision(code)));
    const [latest, first] = await listScaleVersions(admin, code);
    expect(latest).toMatchObject({ version: 2, milestones: 0 });
    expect(latest?.stages.map(({ value, labelEn }) => [value, labelEn])).toEqual([
      [0, "None"],
      [1, "Drafted"],
      [2, "Consulted"],
      [3, "In force"],
    ]);
    expect(first).toMatchObject({ version: 1, milestones: 1 });
    expect(first?.stages.map(({ labelEn }) => labelEn)).toEqual(["None", "Drafted", "In force"]);
    const [kept] = await asInstallation(
      (tx) => tx`select scale_id::int as id from milestones where id = ${milestone.id}`,
    );
    expect(kept).toEqual({ id: first?.id });
  });

  test("takes its templates along, each stage under its new number, but for those of a stage that is gone", async () => {
    const code = await newScale();
    const measured = { scale: code, baselineLow: 0, baselineHigh: 1, target: 2 };
    const startsThere = valueOf(await addTemplate(admin, template(measured))).code;
    const endsThere = valueOf(
      await addTemplate(admin, template({ ...measured, baselineHigh: 0, target: 1 })),
    ).code;
    const stages = [stage("None", 1, 0), stage("Consulted", 2), stage("In force", 3, 2)];
    valueOf(await reviseScale(admin, revision(code, { stages })));
    expect(await getTemplate(admin, endsThere)).toMatchObject({
      target: 1,
      scale: { version: 1 },
      version: 1,
    });
    expect(await getTemplate(admin, startsThere)).toMatchObject({ scale: { version: 1 } });

    const renamed = await newScale();
    const moved = valueOf(await addTemplate(admin, template({ ...measured, scale: renamed }))).code;
    valueOf(await reviseScale(admin, revision(renamed)));
    expect(await getTemplate(admin, moved)).toMatchObject({
      scale: { version: 2 },
      baselineLow: 0,
      baselineHigh: 1,
      target: 3,
      version: 2,
    });
    expect((await eventsOf("scale", renamed)).at(-1)).toMatchObject({
      action: "scale.revise",
      before: { version: 1 },
      after: { version: 2, templates: [moved] },
    });
  });

  test("is revised over the version that was read, once a request, and not into the same", async () => {
    const code = await newScale();
    const input = revision(code);
    const outcomes = await Promise.all([reviseScale(admin, input), reviseScale(admin, input)]);
    expect(outcomes.map(failureOf)).toEqual([null, null]);
    expect(await listScaleVersions(admin, code)).toHaveLength(2);
    expect(failureOf(await reviseScale(admin, revision(code)))).toBe("conflict");
    expect(failureOf(await reviseScale(admin, revision(code, { version: 2 })))).toBe("scale.same");
    const two = await Promise.all(
      ["Aired", "Heard"].map((label) =>
        reviseScale(admin, revision(code, { version: 2, stages: [stage("None", 1, 0), stage(label, 2)] })),
      ),
    );
    expect(two.filter(({ ok }) => ok)).toHaveLength(1);
    expect(two.map(failureOf)).toContain("conflict");
  });

  test("whose code is taken is not added a second time", async () => {
    const stages = [stage("No", 1), stage("Yes", 2)];
    const again = await addScale(admin, { code: "yes_no", requestKey: randomUUID(), stages });
    expect(failureOf(again)).toBe("scale.code.taken");
  });
});

describe("the reference files, loaded again,", () => {
  const load = () => asSystem(writeReferenceData);

  test("leave what an administrator has changed, retired or made as it is", async () => {
    const shipped = await getTemplate(admin, "CIV-02");
    if (shipped === null) throw new Error("the catalogue is not loaded");
    valueOf(await offerTemplate(admin, { code: "CIV-02", version: shipped.version, offered: "no" }));
    const edit = { ...CONTENT, code: "CIV-04", version: 1 };
    const other = await getTemplate(admin, "CIV-04");
    if (other?.scale !== null) throw new Error("CIV-04 is not counted");
    valueOf(await editTemplate(admin, edit));
    const scale = await newScale();
    const before = [
      await getTemplate(admin, "CIV-02"),
      await getTemplate(admin, "CIV-04"),
      await listScaleVersions(admin, scale),
    ];
    await load();
    expect([
      await getTemplate(admin, "CIV-02"),
      await getTemplate(admin, "CIV-04"),
      await listScaleVersions(admin, scale),
    ]).toEqual(before);
  });

  test("leave a template on the newer version of its scale, and still bring its words up to date", async () => {
    const labels = (await listScaleVersions(admin, "legislative"))[0]?.stages ?? [];
    const stages = [
      ...labels.map(({ value, labelEn, labelFr }) => ({ labelEn, labelFr, place: value, was: value })),
      stage("Announced", 0.5),
    ];
    valueOf(await reviseScale(admin, { code: "legislative", version: 1, requestKey: randomUUID(), stages }));
    const moved = await getTemplate(admin, "CIV-01");
    expect(moved).toMatchObject({ target: 6, isOwn: false, scale: { version: 2 } });
    await asInstallation((tx) => tx`update milestone_templates set title = 'Altered' where code = 'CIV-01'`);
    await load();
    expect(await getTemplate(admin, "CIV-01")).toEqual(moved);
  });
});

test.each(["analyst", "manager", "liaison"] as const)(
  "a %s reads the catalogue and changes nothing of it",
  async (role) => {
    const viewer = await newPerson(role, role === "manager" ? [] : ["GEO"]);
    const before = [await listCatalogue(admin), await listScaleVersions(admin, "yes_no")];
    const outcomes = [
      await addTemplate(viewer, template()),
      await editTemplate(viewer, { ...CONTENT, code: "CIV-02", version: 1 }),
      await offerTemplate(viewer, { code: "CIV-02", version: 1, offered: "no" }),
      await addScale(viewer, {
        code: "mine",
        requestKey: randomUUID(),
        stages: [stage("No", 1), stage("Yes", 2)],
      }),
      await reviseScale(viewer, revision("yes_no")),
    ];
    expect(outcomes.map(failureOf)).toEqual(Array(5).fill("forbidden"));
    expect((await listTemplates(viewer)).length).toBeGreaterThan(60);
    expect([await listCatalogue(admin), await listScaleVersions(admin, "yes_no")]).toEqual(before);
  },
);

describe("the database holds the catalogue", () => {
  const attempts = (viewer: Viewer) => {
    const scale = { code: `x${randomUUID().slice(0, 8).replaceAll("-", "")}`, version: 1 };
    return {
      addScale: refusalOf(asPerson(viewer, (tx) => tx`insert into scales ${tx(scale)}`)),
      edit: asPerson(
        viewer,
        (tx) =>
          tx`update milestone_templates set title = 'X', version = version + 1 where code = 'ROL-01' returning 1`,
      ).then((rows) => rows.length),
      refer: refusalOf(asPerson(viewer, (tx) => tx`select tracker.refer_templates(1, 1, '{}')`)),
    };
  };

  test.each(["analyst", "manager", "liaison", "admin"] as const)("against a %s, or for one", async (role) => {
    const viewer = await newPerson(role, role === "manager" || role === "admin" ? [] : ["GEO"]);
    const { addScale: added, edit, refer } = attempts(viewer);
    const may = role === "admin";
    expect([await added, await edit, await refer]).toEqual([
      may ? null : 'new row violates row-level security policy for table "scales"',
      may ? 1 : 0,
      may ? null : "catalogue_managed_by_admins",
    ]);
  });

  test("no stage is added to a scale later, changed or removed, by an administrator neither", async () => {
    const id = await scaleIdOf(await newScale());
    const later = asPerson(
      admin,
      (tx) =>
        tx`insert into scale_stages (scale_id, value, label_en, label_fr) values (${id}, 9, 'Late', 'Tard')`,
    );
    expect(await refusalOf(later)).toBe("scale_stages_are_final");
    for (const statement of ["update scale_stages set label_en = 'X'", "delete from scale_stages"])
      expect(await refusalOf(asPerson(admin, (tx) => tx.unsafe(statement)))).toMatch(/permission denied/);
  });

  test("a version that is used is not changed by the owner of the tables neither", async () => {
    const id = await scaleIdOf(await newScale());
    await newMilestone({ scaleId: id, target: 2 });
    for (const statement of [
      `update scale_stages set label_en = 'X' where scale_id = ${id}`,
      `delete from scale_stages where scale_id = ${id} and value = 1`,
      `insert into scale_stages (scale_id, value, label_en, label_fr) values (${id}, 9, 'X', 'X')`,
    ])
      expect(await refusalOf(asInstallation((tx) => tx.unsafe(statement)))).toBe(
        "scale_stages_used_are_final",
      );
  });

  test("a version follows the last, and a template keeps its code, area and nature", async () => {
    const skipping = asPerson(admin, (tx) => tx`insert into scales (code, version) values ('yes_no', 7)`);
    expect(await refusalOf(skipping)).toBe("scales_follow_the_last");
    const stale = asPerson(
      admin,
      (tx) => tx`update milestone_templates set title = 'X' where code = 'ROL-02'`,
    );
    expect(await refusalOf(stale)).toBe("milestone_templates_version_counts");
    const renamed = asPerson(
      admin,
      (tx) => tx`update milestone_templates set code = 'ROL-98' where code = 'ROL-02'`,
    );
    expect(await refusalOf(renamed)).toMatch(/permission denied/);
  });
});
