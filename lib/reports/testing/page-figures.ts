import { WHOLE_ANALYSIS } from "@/lib/analysis/filters";
import { listStands } from "@/lib/analysis/queries";
import { AREAS } from "@/lib/areas/constants";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { asOfDay } from "@/lib/as-of/rules";
import { listAssessments } from "@/lib/assessments/queries";
import { listCompletionByArea } from "@/lib/completion/queries";
import { NO_FILTERS } from "@/lib/milestones/filters";
import { prepareMilestonePath } from "@/lib/milestones/path-rules";
import { getMilestone, listMilestones } from "@/lib/milestones/queries";
import { getPartner, listPartners } from "@/lib/partners/queries";
import type { Day } from "@/lib/periods/days";
import type { ReportWords } from "@/lib/reports/words";
import { figuresIn, type PageFigures } from "@/lib/reports/testing/figures";
import { changes, courses } from "@/lib/reports/testing/shared-tables";

// What the pages show, asked from the queries of the pages: none of this goes by the report's own way.

/** The page of one partner, its list of milestones, and the comparison. */
export async function partnerFigures(
  reader: Reader,
  iso3: string,
  from: string,
  words: ReportWords,
  today: Day,
): Promise<PageFigures> {
  const { t, format } = words;
  const { word, number, share, day } = figuresIn(words);
  const [partner, areas, stands, list, course, changed] = await Promise.all([
    getPartner(reader, iso3),
    listCompletionByArea(reader, iso3),
    listStands(reader, { ...WHOLE_ANALYSIS, partners: [iso3] }, "partner"),
    listMilestones(reader, { ...NO_FILTERS, partners: [iso3] }, 1000),
    courses(reader, [iso3], words),
    changes(reader, from, iso3, words, today),
  ]);
  const whole = stands.find(({ area }) => area === null);
  const sum = (of: "milestones" | "assessed") => areas.reduce((total, cell) => total + cell[of], 0);
  return {
    tables: [
      {
        id: "completion",
        columns: [
          { key: "area", header: t("partners.partner.area") },
          { key: "milestones", header: t("partners.column.milestones") },
          { key: "assessed", header: t("partners.column.assessed") },
          { key: "completion", header: t("changes.column.on", { day: format.day(dayOf(reader)) }) },
        ],
        rows: [
          ...AREAS.map((area) => {
            const cell = areas.find((each) => each.area === area);
            return [
              word(t(`words.area.${area}`)),
              number(cell?.milestones ?? 0),
              number(cell?.assessed ?? 0),
              share(cell?.completion),
            ];
          }),
          [
            word(t("partners.partner.allAreas")),
            ...[number(sum("milestones")), number(sum("assessed")), share(whole?.achieved)],
          ],
        ],
      },
      {
        id: "milestones",
        columns: [
          { key: "code", header: t("milestones.column.code") },
          { key: "title", header: t("milestones.column.title") },
          { key: "due_on", header: t("milestones.column.due") },
          { key: "progress", header: t("milestones.column.progress") },
          { key: "rag", header: t("milestones.column.rag") },
        ],
        rows: list.rows.map(({ code, title, dueOn, progress, rag }) => [
          ...[word(code), word(title), day(dueOn), share(progress), word(t(`words.rag.${rag}`))],
        ]),
      },
      ...course,
      ...changed,
    ],
    facts: [
      { name: t("partners.partner.signedOn"), figure: day(partner?.signedOn ?? null) },
      { name: t("partners.partner.milestones"), figure: number(partner?.milestones ?? null) },
      { name: t("analysis.compare.achieved"), figure: share(whole?.achieved) },
      { name: t("analysis.compare.planned"), figure: share(whole?.planned) },
      { name: t("analysis.compare.fulfilled"), figure: number(whole?.fulfilled ?? null) },
      { name: t("analysis.compare.overdue"), figure: number(whole?.overdue ?? null) },
      { name: t("analysis.compare.reversed"), figure: number(whole?.reversed ?? null) },
      { name: t("analysis.compare.neverAssessed"), figure: number(whole?.neverAssessed ?? null) },
    ],
  };
}

/** The comparison of all partners, and their completion by area. */
export async function portfolioFigures(
  reader: Reader,
  from: string,
  words: ReportWords,
  today: Day,
): Promise<PageFigures> {
  const { t, format } = words;
  const { word, number, share } = figuresIn(words);
  const [partners, stands, earlier, course, changed] = await Promise.all([
    listPartners(reader),
    listStands(reader, WHOLE_ANALYSIS, "partner"),
    listStands({ ...reader, asOf: asOfDay(from, from, today) }, WHOLE_ANALYSIS, "partner"),
    courses(reader, [], words),
    changes(reader, from, "", words, today),
  ]);
  const named = partners
    .map(({ iso3, iso2 }) => ({ iso3, name: format.country(iso2) }))
    .filter(({ iso3 }) => stands.some(({ partner }) => partner === iso3))
    .toSorted((a, b) => format.compare(a.name, b.name));
  const stand = (of: typeof stands, iso3: string, area: string | null) =>
    of.find((each) => each.partner === iso3 && each.area === area);
  const on = (day: string) => t("reports.doc.column.completionOn", { day: format.day(day) });
  return {
    tables: [
      {
        id: "partners",
        columns: [
          { key: "partner", header: t("partners.column.partner") },
          { key: "milestones", header: t("partners.column.milestones") },
          { key: "completion_before", header: on(from) },
          { key: "completion", header: on(dayOf(reader)) },
          { key: "planned", header: t("analysis.compare.planned") },
          { key: "fulfilled", header: t("analysis.compare.fulfilled") },
          { key: "overdue", header: t("analysis.compare.overdue") },
          { key: "never_assessed", header: t("analysis.compare.neverAssessed") },
        ],
        rows: named.map(({ iso3, name }) => {
          const now = stand(stands, iso3, null);
          return [
            ...[word(name), number(now?.milestones ?? null)],
            ...[share(stand(earlier, iso3, null)?.achieved), share(now?.achieved), share(now?.planned)],
            ...[number(now?.fulfilled ?? null), number(now?.overdue ?? null)],
            number(now?.neverAssessed ?? null),
          ];
        }),
      },
      {
        id: "areas",
        columns: [
          { key: "partner", header: t("partners.column.partner") },
          ...AREAS.map((area) => ({ key: area, header: t(`words.area.${area}`) })),
        ],
        rows: named.map(({ iso3, name }) => [
          word(name),
          ...AREAS.map((area) => share(stand(stands, iso3, area)?.achieved)),
        ]),
      },
      ...course,
      ...changed,
    ],
    facts: [],
  };
}

/** What both kinds of page say of a period: completion and changes, of one partner or of all. */
export async function periodFigures(
  reader: Reader,
  iso3: string,
  from: string,
  words: ReportWords,
  today: Day,
): Promise<PageFigures> {
  const { tables } =
    iso3 === ""
      ? await portfolioFigures(reader, from, words, today)
      : await partnerFigures(reader, iso3, from, words, today);
  return {
    tables: tables
      .filter(({ id }) => ["completion", "partners"].includes(id) || id.startsWith("changes_"))
      .map((table) => ({ ...table, onPaper: () => true })),
    facts: [],
  };
}

/** The page of one milestone. */
export async function milestoneFigures(
  reader: Reader,
  code: string,
  words: ReportWords,
): Promise<PageFigures> {
  const { t } = words;
  const { word, number, share, day, none } = figuresIn(words);
  const milestone = await getMilestone(reader, code);
  if (milestone === null) throw new Error(`there is no ${code}`);
  const accepted = (await listAssessments(reader, milestone.id)).filter(({ state }) => state === "accepted");
  const points = accepted.toReversed().map(({ effectiveOn, value }) => ({ on: effectiveOn, value }));
  const path = prepareMilestonePath(milestone, points, null);
  return {
    tables: [
      {
        id: "path",
        columns: [
          { key: "day", header: t("charts.milestonePath.day") },
          { key: "measured", header: t("charts.milestonePath.measured") },
          { key: "planned", header: t("charts.milestonePath.planned") },
        ],
        rows: path.rows.map(({ on, measured, planned }) => [day(on), number(measured), number(planned)]),
      },
      {
        id: "plan_changes",
        columns: [
          { key: "field", header: t("milestone.changes.field") },
          { key: "by", header: t("milestone.changes.by") },
        ],
        rows: milestone.changes.map(({ field, changedBy }) => [
          word(t(`words.planField.${field}`)),
          word(changedBy ?? t("milestone.assessment.unknown")),
        ]),
      },
    ].filter(({ rows }) => rows.length > 0),
    facts: [
      { name: t("milestone.plan.start"), figure: day(milestone.startOn) },
      { name: t("milestone.plan.due"), figure: day(milestone.dueOn) },
      { name: t("milestone.plan.firstDue"), figure: day(milestone.firstDueOn) },
      { name: t("milestone.plan.weight"), figure: number(milestone.weight) },
      { name: t("milestones.column.progress"), figure: share(milestone.progress) },
      { name: t("milestones.column.rag"), figure: word(t(`words.rag.${milestone.rag}`)) },
      {
        name: t("milestones.column.verdict"),
        figure: milestone.verdict === null ? none : word(t(`words.verdict.${milestone.verdict}`)),
      },
    ],
  };
}
