import { beforeEach, expect, test } from "vitest";
import { onePagePdf } from "@/db/seed/demonstration/pdf";
import { asInstallation, asPerson, refusalOf } from "@/db/testing/acting";
import { newAssessment, newMilestone, newPerson } from "@/db/testing/factories";
import { docx, xlsx } from "@/db/testing/files";
import { keepUpload } from "@/lib/evidence/commands";
import { changeSettings } from "@/lib/installation/commands";
import { HIGHEST_MARKINGS, MARKING_LEVELS } from "@/lib/markings/constants";
import { MARKING_PATTERNS } from "@/lib/markings/patterns";
import { isMarkedAbove } from "@/lib/markings/rules";
import { writeComment } from "@/lib/comments/commands";
import { keepUnfinished } from "@/lib/unfinished/commands";

beforeEach(() => asInstallation((tx) => tx`delete from installation`));

const allow = (highest: string) =>
  asInstallation((tx) => tx`insert into installation (highest_marking) values (${highest})`);

test("the database looks for markings by the expressions of the code, and for all of them", async () => {
  const [row] = await asInstallation(
    (tx) => tx`select pg_get_functiondef('tracker.marking_rank(text)'::regprocedure) as source`,
  );
  const source = String(row?.["source"]);
  for (const { level, pattern } of MARKING_PATTERNS)
    expect(source).toContain(
      `WHEN said ~ ('(?n)' || '${pattern.replaceAll("'", "''")}') THEN ${MARKING_LEVELS.indexOf(level)}`,
    );
});

test("the database and the code find the same in the same texts", async () => {
  const texts = [
    ...[
      "NATO RESTRICTED",
      "a\nOTAN DIFFUSION RESTREINTE\nb",
      "SECRET",
      "COSMIC TRÈS SECRET",
      "(NC) The board met.",
    ],
    ...[
      "RESTREINT UE/EU RESTRICTED\r\nb",
      "Classification: NATO SECRET",
      "** CONFIDENTIAL **",
      "Minutes (NS)",
    ],
    ...[
      "SECRET: a vote",
      "NATO SECRET // REL TO GEO",
      "One. (NR) Two.",
      "(S//REL PfP) The board",
      "TOP SECRET",
    ],
    ...[
      "The secretary",
      "Confidential interviews",
      "NATO SECRET documents",
      "the National Council (NC)",
      "(NC)",
    ],
    ...[
      "SECRET BALLOT",
      "NATO UNCLASSIFIED",
      "",
      "CONFIDENTIALITY: adopted",
      "a (NR) b",
      "Northern Region (NR)",
    ],
  ];
  const [row] = await asInstallation(
    (tx) => tx`select array_agg(tracker.marking_rank(t) order by n) as ranks,
      bool_and(tracker.may_carry_marking(t) or tracker.marking_rank(t) = 0) as "missesNone"
      from unnest(${texts}::text[]) with ordinality as said(t, n)`,
  );
  const ofTheCode = texts.map(
    (text) => HIGHEST_MARKINGS.filter((highest) => isMarkedAbove(text, highest)).length,
  );
  expect(row?.["ranks"]).toEqual(ofTheCode);
  // What is asked first of every row misses none of them.
  expect(row?.["missesNone"]).toBe(true);
});

test("every text that the application may write is held to the highest marking, but for words and keys of ours", async () => {
  const unheld = await asInstallation(
    (tx) => tx`
      select c.table_name || '.' || c.column_name as place
      from information_schema.columns c
      join information_schema.column_privileges p using (table_schema, table_name, column_name)
      where c.table_schema = 'public' and c.data_type in ('text', 'jsonb', 'json', 'ARRAY')
        and p.grantee = 'tracker_app' and p.privilege_type in ('INSERT', 'UPDATE') and not exists (
        select from pg_trigger t join pg_proc f on f.oid = t.tgfoid
        where t.tgrelid = c.table_name::regclass and f.proname = 'refuse_marking'
          and c.column_name = any (string_to_array(encode(t.tgargs, 'escape'), '\\000')))
      group by 1`,
  );
  const free = unheld
    .map(({ place }) => String(place))
    // Words from a list, codes, hashes and keys.
    .filter(
      (place) =>
        !/\.(?:\w*_iso3|\w*_code|code|area|state|origin|delivery|verdict|last_request|reliability|\w*sha256|nature|basis|current_\w+|commitment|stance|kind|format|media_type|\w*number|subject|role|password_hash|language|default_language|highest_marking|evidence_types|fault|rhythm|scheduled_day|key)$/.test(
          place,
        ),
    );
  expect(free).toEqual([]);
});

test("what is marked above is written by nobody: not by a command, not by plain SQL, not for the installation itself", async () => {
  const milestone = await newMilestone();
  const analyst = await newPerson("analyst", [milestone.partner]);
  const comment = (text: string) =>
    writeComment(analyst, {
      milestoneCode: milestone.code,
      text,
      mention: "",
      requestKey: crypto.randomUUID(),
    });
  expect(await comment("NATO RESTRICTED\n\nThe board met.")).toMatchObject({
    failure: { kind: "refused", messageKey: "marking.above.unclassified" },
  });
  expect(await comment("The board met; its NATO RESTRICTED papers stay there.")).toMatchObject({ ok: true });
  const written = asPerson(
    analyst,
    (tx) => tx`insert into comments (milestone_id, partner_iso3, author_id, text)
      values (${milestone.id}, ${milestone.partner}, ${analyst.personId}, '(NS) The board met.')`,
  );
  expect(await refusalOf(written)).toBe("markings_above_unclassified");
  const own = asInstallation(
    (tx) => tx`update milestones set title = 'SECRET: A', version = version + 1 where id = ${milestone.id}`,
  );
  expect(await refusalOf(own)).toBe("markings_above_unclassified");
  await allow("restricted");
  expect(await comment("NATO RESTRICTED\n\nThe board met.")).toMatchObject({ ok: true });
  expect(await comment("NATO CONFIDENTIAL")).toMatchObject({
    failure: { messageKey: "marking.above.restricted" },
  });
});

test("nothing of it is kept while somebody types", async () => {
  const milestone = await newMilestone();
  const analyst = await newPerson("analyst", [milestone.partner]);
  const keep = (narrative: string) =>
    keepUnfinished(analyst, {
      ...{ milestoneCode: milestone.code, assessmentId: null, formKey: crypto.randomUUID(), version: null },
      typedAt: 1_000,
      typed: { narrative },
    });
  expect(await keep("Said.\nOTAN CONFIDENTIEL\nMore.")).toMatchObject({
    failure: { messageKey: "marking.above.unclassified" },
  });
  expect(await asInstallation((tx) => tx`select from unfinished_assessments`)).toHaveLength(0);
  expect(await keep("Said of the secretary.")).toMatchObject({ ok: true });
});

test.each([
  ["minutes.txt", "NATO SECRET\n\nThe board met."],
  ["table.csv", "milestone,marking\r\nGEO-CIV-01,NATO RESTRICTED\r\nGEO-CIV-02,\r\n"],
  ["NATO_CONFIDENTIAL - minutes.txt", "The board met."],
  ["minutes.pdf", onePagePdf("Minutes", ["The board met.", "NATO RESTRICTED"])],
  ["minutes.docx", docx("OTAN DIFFUSION RESTREINTE")],
  ["posts.xlsx", xlsx("NATO SECRET")],
])("the file %s is not taken", async (fileName, content) => {
  const analyst = await newPerson("analyst", ["GEO"]);
  expect(await keepUpload(analyst, { fileName, bytes: Buffer.from(content) })).toMatchObject({
    failure: { kind: "refused", messageKey: "marking.above.unclassified" },
  });
  expect(
    await asInstallation((tx) => tx`select from evidence_uploads union all select from evidence_files`),
  ).toHaveLength(0);
});

test("a document is taken once its marking is allowed, and one that only speaks of a marking always", async () => {
  const analyst = await newPerson("analyst", ["GEO"]);
  const keep = (fileName: string, bytes: Buffer) => keepUpload(analyst, { fileName, bytes });
  const spoken = "The office holds NATO RESTRICTED documents.";
  expect(await keep("spoken.docx", docx(spoken))).toMatchObject({ ok: true });
  expect(await keep("spoken.pdf", Buffer.from(onePagePdf("Minutes", [spoken])))).toMatchObject({ ok: true });
  await allow("restricted");
  expect(await keep("minutes.docx", docx("NATO RESTRICTED"))).toMatchObject({ ok: true });
  expect(await keep("minutes.docx", docx("NATO CONFIDENTIAL"))).toMatchObject({
    failure: { messageKey: "marking.above.restricted" },
  });
});

test("who may not send a file is told so before it is read, whatever is marked in it", async () => {
  const sent = { fileName: "minutes.docx", bytes: docx("NATO SECRET") };
  expect(await keepUpload(await newPerson("manager"), sent)).toMatchObject({
    failure: { kind: "forbidden" },
  });
});

test("what is kept already stays, and is changed in other places, when less is allowed", async () => {
  await allow("secret");
  const milestone = await newMilestone();
  await newAssessment(milestone);
  await asInstallation(async (tx) => {
    await tx`update milestones set title = 'SECRET: A', version = version + 1 where id = ${milestone.id}`;
    await tx`update installation set highest_marking = 'unclassified', version = version + 1`;
    await tx`update milestones set version = version + 1 where id = ${milestone.id}`;
  });
  const again = asInstallation(
    (tx) => tx`update milestones set title = 'SECRET: B', version = version + 1 where id = ${milestone.id}`,
  );
  expect(await refusalOf(again)).toBe("markings_above_unclassified");
});

test("an installation cannot be marked above what it allows, and says both at once", async () => {
  const admin = await newPerson("admin");
  const wish = {
    name: null,
    contact: null,
    noticeEn: null,
    noticeFr: null,
    defaultLanguage: "en",
    version: 0,
  } as const;
  expect(
    await changeSettings(admin, { ...wish, marking: "NATO RESTRICTED", highestMarking: "unclassified" }),
  ).toMatchObject({ failure: { messageKey: "marking.above.unclassified" } });
  expect(
    await changeSettings(admin, { ...wish, marking: "NATO RESTRICTED", highestMarking: "restricted" }),
  ).toMatchObject({ ok: true });
});
