import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";
import { COUNTED } from "@/e2e/fixtures/counted";
import { showsPast } from "@/lib/as-of/rules";

// What a tool that follows imports cannot see: what functions take, and what they call.

const byName = (a: string, b: string) => a.localeCompare(b);
const root = join(import.meta.dirname, "..");
/** The files of some folders whose paths end like this. */
function files(folders: readonly string[], ending: RegExp): string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map(
        (file) => `${folder}/${file}`,
      ),
    )
    .filter((file) => ending.test(file))
    .toSorted(byName);
}

const SOURCE = /\.tsx?$/;
const read = (file: string) => readFileSync(join(root, file), "utf8");

interface TopFunction {
  file: string;
  name: string;
  exported: boolean;
  parameters: string;
  body: string;
}

/** The functions of a file, with what stands between each and the next. Our files are formatted, so that a line tells. */
function functionsOf(file: string): TopFunction[] {
  const start =
    /^(?<exported>export )?(?:(?:async )?function (?<declared>\w+)|const (?<assigned>\w+)(?:: [^=]+)? =(?= (?:cache\(|async |\(|<\w+>\(|\w+ =>)))/gm;
  const source = read(file);
  const found = [...source.matchAll(start)];
  return found.map((match, index) => {
    const text = source.slice(match.index + match[0].length, found[index + 1]?.index);
    return {
      file,
      name: match.groups?.declared ?? match.groups?.assigned ?? "",
      exported: match.groups?.exported !== undefined,
      parameters: /^(?: cache\()?[^(]*\(([^]*)/.exec(text)?.[1]?.trimStart() ?? "",
      body: text,
    };
  });
}

/** What a function calls, also by way of the other functions of its file. */
function reaches(
  from: TopFunction,
  within: readonly TopFunction[],
  call: string,
  seen = new Set<string>(),
): boolean {
  if (from.body.includes(`${call}(`)) return true;
  seen.add(from.name);
  return within.some(
    (other) =>
      !seen.has(other.name) && from.body.includes(`${other.name}(`) && reaches(other, within, call, seen),
  );
}

const queries = files(["lib"], /\/queries\.ts$/).flatMap((file) =>
  functionsOf(file).filter(({ exported }) => exported),
);
const commandFiles = files(["lib"], /\/commands\.ts$/).filter((file) => file !== "lib/audit/commands.ts");
const commands = commandFiles.flatMap((file) => functionsOf(file).filter(({ exported }) => exported));
const pages = files(["app/(tracker)"], /\/page\.tsx$/);
const actions = files(["app", "components", "lib"], SOURCE).filter((file) =>
  /^["']use server["']/m.test(read(file)),
);

const called = ({ file, name }: TopFunction) => `${file} ${name}`;

test("there is something to look at", () => {
  expect(queries.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["listMilestones", "getPortfolioFigures", "isDemonstration"]),
  );
  expect(commands.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["recordAssessment", "acceptAssessment", "createMilestone", "chooseLanguage"]),
  );
  expect(pages.length).toBeGreaterThan(2);
  expect(actions.length).toBeGreaterThan(2);
});

test("every query takes first who asks, but for what is said of the installation itself", () => {
  // Whether the figures are made up, what it says about itself, and whether the database answers: asked before anybody has signed in.
  const ofTheInstallation = ["isDemonstration", "getSettings", "markingOf", "isDatabaseAnswering"].map(
    (name) => `lib/installation/queries.ts ${name}`,
  );
  const without = queries
    .filter(({ parameters }) => !/^(viewer: Viewer|reader: Reader)\b/.test(parameters))
    .map(called);
  expect(without.toSorted(byName)).toEqual(ofTheInstallation.toSorted(byName));
});

test("every command takes the viewer first, runs in one transaction, authorizes and audits", () => {
  // What is typed and not saved, sent and not attached, and which of their notices somebody has read, is no part of the record; a report
  // in the background is on record when it is taken away.
  const reading = ["markNoticeRead", "markNoticesRead"];
  const background = ["orderReportJob", "cancelReportJob"];
  const unaudited = ["keepUnfinished", "discardUnfinished", "keepUpload", ...background, ...reading];
  // Everybody chooses for their own account.
  const ownAffairs = ["chooseLanguage", "chooseDigest", "discardUnfinished", "cancelReportJob", ...reading];
  const wrong = commands.flatMap((command) => {
    const within = functionsOf(command.file);
    const needed = [
      "runCommand",
      ...(unaudited.includes(command.name) ? [] : ["audit"]),
      ...(ownAffairs.includes(command.name) ? [] : ["authorize"]),
    ];
    const missing = needed.filter((call) => !reaches(command, within, call));
    if (!command.parameters.startsWith("viewer: Viewer")) missing.push("viewer first");
    return missing.map((what) => `${called(command)}: ${what}`);
  });
  expect(wrong).toEqual([]);
});

test("every page behind the sign-in asks for the viewer itself, and for the day when it shows past ones", () => {
  const addressOf = (page: string) =>
    page
      .replace(/^app\/\(tracker\)(.*)\/page\.tsx$/, "$1/")
      .replace("[iso3]", "GEO")
      .replace("[code]", "GEO-CIV-01")
      .replace(/(.)\/$/, "$1");
  const asking = (page: string) =>
    showsPast(addressOf(page)) ? "await requireReader()" : "await requireViewer()";
  expect(pages.filter((page) => showsPast(addressOf(page)))).toHaveLength(12);
  expect(pages.filter((page) => !read(page).includes(asking(page)))).toEqual([]);
});

test("where a reader is at hand, the day is the one that they look at, and no clock is asked", () => {
  const clock = /\btoday\(\)|\bDate\.now\(|new Date\(\)|\bcurrent_date\b|\bnow\(\)/;
  const asking = files(["app", "components", "lib"], SOURCE).filter(
    (file) =>
      !file.includes(".test.") &&
      /from "@\/lib\/as-of\/re(?:ader|quest)"/.test(read(file)) &&
      clock.test(read(file)),
  );
  // The first says when a file was made; the others find out which day an address asks for.
  expect(asking).toEqual([
    "app/api/export/[file]/about.ts",
    "app/api/export/answer.ts",
    "lib/as-of/request.ts",
  ]);
});

const OPEN_ROUTES = ["auth/[...nextauth]", "health", "stop-digest", "stop-report"].map(
  (path) => `app/api/${path}/route.ts`,
);

/** The routes that are not open to everybody, each with what it takes from beside it: the order of what they do is one text. */
const closedRoutes = files(["app"], /\/route\.ts$/)
  .filter((file) => !OPEN_ROUTES.includes(file))
  .map((file) => {
    const own = read(file);
    const taken = [...own.matchAll(/from "@\/(app\/api\/[\w/-]+)"/g)].map(([, path]) => read(`${path}.ts`));
    return { file, own, source: [...taken, own].join("\n") };
  });

test("every download and every upload asks who it is for, and answers nobody", () => {
  expect(closedRoutes.map(({ file }) => file)).toEqual(
    expect.arrayContaining([
      "app/api/evidence/[id]/file/route.ts",
      "app/api/evidence/uploads/route.ts",
      "app/api/export/[file]/route.ts",
    ]),
  );
  const asking =
    /const viewer = await getViewer\(\);[^]*?if \(viewer === null\) return refus(?:al|ed)\(401[,)]/;
  expect(closedRoutes.filter(({ source }) => !asking.test(source)).map(({ file }) => file)).toEqual([]);
});

test("a download or upload is open by a permission, or by a query that is told for whom it reads", () => {
  const deciding =
    /if \(!can\(viewer, "[a-z.]+"\)\) return refus(?:al|ed)\(403[,)]|= .*await get\w+\(viewer, /;
  expect(closedRoutes.filter(({ source }) => !deciding.test(source)).map(({ file }) => file)).toEqual([]);
  const exports = closedRoutes.filter(({ file }) => file.startsWith("app/api/export/"));
  expect(exports.length).toBeGreaterThan(0);
  expect(exports.filter(({ own }) => !own.includes("answerWithFile("))).toEqual([]);
  expect(read("app/api/export/answer.ts")).toContain('can(viewer, "figures.export")');
});

test("whatever is taken away is put on record by the route that hands it over", () => {
  // How far one's own download has come is no figure.
  const handing = closedRoutes.filter(
    ({ file, own }) =>
      file !== "app/api/downloads/[key]/route.ts" && /export (?:async )?(?:function|const) GET\b/.test(own),
  );
  expect(handing.length).toBeGreaterThan(1);
  expect(
    handing.filter(({ source }) => !/record(?:Export|Reading)\(/.test(source)).map(({ file }) => file),
  ).toEqual([]);
});

test("what changes something when it is asked for without a form is asked for by a page of ours", () => {
  const writing = closedRoutes.filter(({ source }) =>
    /export async function (?:POST|PUT|PATCH|DELETE)\(/.test(source),
  );
  expect(writing.map(({ file }) => file).toSorted()).toEqual([
    "app/api/evidence/uploads/route.ts",
    "app/api/unfinished/route.ts",
  ]);
  expect(writing.filter(({ source }) => !/isFromOwnPage\([^]*getViewer\(\)/.test(source))).toEqual([]);
});

test("every form's action goes through the one wrapper, but for those that somebody uses who is not signed in", () => {
  const without = actions.filter((file) => {
    const exported = functionsOf(file).filter((each) => each.exported);
    return exported.some((action) => !action.body.includes("runForm("));
  });
  expect(without).toEqual(
    [
      "app/_frame/actions.ts", // signing out: nothing to parse, nothing to refuse
      "app/(public)/sign-in/actions.ts", // there is no viewer yet
      "app/(public)/invitation/[token]/actions.ts", // nor here: whoever holds the link
      "app/preferences/actions.ts", // language and theme, before signing in too
    ].toSorted(byName),
  );
});

test("no route and no component knows the database", () => {
  const knowing = files(["app", "components"], SOURCE).filter((file) =>
    /from "(?:drizzle-orm|postgres|@\/db\/)|\bsql[`<]|\bas(?:Viewer|System|Nobody)\(/.test(read(file)),
  );
  expect(knowing).toEqual([]);
});

test("the way round the viewer is taken by signing in, by the key of a mail, a link to an account and the shell only", () => {
  const users = (name: string) =>
    files(["app", "components", "lib"], SOURCE).filter(
      (file) => !file.includes(".test.") && read(file).includes(`${name}(`),
    );
  expect(users("asNobody")).toEqual([
    "lib/installation/queries.ts",
    "lib/people/account-links.ts",
    "lib/people/digest-key.ts",
    "lib/people/sessions.ts",
    "lib/people/sign-in.ts",
    "lib/reports/schedules/stop-key.ts",
  ]);
  expect(users("asSystem")).toEqual([
    "lib/digest/deliver.ts",
    "lib/forecast/keep.ts",
    "lib/imports/import-files.ts",
    "lib/people/accounts.ts",
    "lib/reports/jobs/run.ts",
    "lib/reports/schedules/deliver.ts",
    "lib/reports/schedules/runs.ts",
  ]);
  const shell = files(["app", "components"], SOURCE).filter((file) =>
    /lib\/(?:digest\/deliver|forecast\/keep|imports\/import-files|people\/accounts|reports\/jobs\/run|reports\/schedules\/(?:deliver|runs)|reports\/tasks|jobs\/tasks)"|db\/maintenance"/.test(
      read(file),
    ),
  );
  expect(shell).toEqual([]);
});

test("where a browser test counts a partner's rows, no other browser test makes any", () => {
  const tests = files(["e2e"], SOURCE).filter((file) => file !== "e2e/fixtures/counted.ts");
  for (const [owner, partner] of Object.entries(COUNTED)) {
    const writers = tests.filter((file) => new RegExp(`\\b${partner}\\b`).test(read(file)));
    expect(writers, partner).toEqual([]);
    const counting = tests.filter((file) => read(file).includes(`COUNTED["${owner}"]`));
    expect(counting).toEqual([`e2e/${owner}`]);
  }
});
