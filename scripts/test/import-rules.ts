import type { ICruiseOptions, IFlattenedRuleSet } from "dependency-cruiser";

// Who may import whom. Tests may look behind the doors of what they test. The check reads the sources without their
// types (see scripts/test/imports.ts), so these paths end in `.js` and what only a type needs may cross.
const TEST = "\\.test\\.js$";
/**
 * What a thing in lib shows to other things: its doors, the conditions of its reads, its rows in the transaction of another one's
 * command (store), what the worker does with it (tasks), and files that only compute.
 */
const OPEN_TO_OTHER_THINGS =
  "(queries|commands|store|tasks|schemas|conditions|filters|constants|rules|faults|codes|days|decimal|units|basis|slips|series|points-between|load-burn-up|path-rules|list-order|export-fields)";

export const IMPORT_RULES: IFlattenedRuleSet & { options: ICruiseOptions } = {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    { name: "everything-is-found", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "app-composes",
      comment: "Routes fetch through lib and show through components; the database is not theirs.",
      severity: "error",
      from: { path: "^app/", pathNot: TEST },
      to: { path: "^(db|scripts|e2e)/" },
    },
    {
      name: "components-are-given-their-data",
      comment: "Components know constants, pure rules and types of lib, and nothing that reads or writes.",
      severity: "error",
      from: { path: "^components/", pathNot: TEST },
      to: {
        path: "^(app|db|scripts|lib)/",
        pathNot: [
          "^lib/.*/?(constants|filters|rules|codes|days|decimal|units|basis|slips|rank-correlation)\\.js$",
          "^lib/(auth/viewer|auth/permissions)\\.js$",
        ],
      },
    },
    {
      name: "lib-knows-no-pages",
      severity: "error",
      from: { path: "^lib/", pathNot: TEST },
      to: {
        path: "^(app|components|scripts|e2e)/",
        // How a program of its own comes to run, wherever it lies.
        pathNot: "^scripts/typescript\\.mjs$",
      },
    },
    {
      name: "lib-needs-the-database-client-only",
      comment: "Tables and the client; how a database is made, started and filled is not its business.",
      severity: "error",
      from: { path: "^lib/", pathNot: TEST },
      to: { path: "^db/", pathNot: "^db/(client|record-set|planner-statistics|schema/)" },
    },
    {
      name: "db-stands-alone",
      comment:
        "Only settings, faults, words and types; what fills the database (seed) may use pure rules as well.",
      severity: "error",
      from: { path: "^db/", pathNot: [TEST, "^db/(seed|testing)/"] },
      to: {
        path: "^(app|components|lib|scripts|e2e)/",
        pathNot: ["^lib/(env|setup-fault)\\.js$", "^lib/.*/constants\\.js$"],
      },
    },
    {
      name: "seeds-know-no-pages",
      severity: "error",
      from: { path: "^db/seed/", pathNot: TEST },
      to: { path: "^(app|components|scripts|e2e)/" },
    },
    {
      name: "things-meet-at-their-doors",
      comment: "A thing of lib uses another one through its queries, commands, schemas, constants and rules.",
      severity: "error",
      // Signing in is one matter in two folders: auth knows the request, people the accounts.
      from: { path: "^lib/([^/]+)/", pathNot: [TEST, "^lib/auth/"] },
      to: {
        path: "^lib/[^/]+/",
        pathNot: [
          "^lib/$1/",
          "^lib/(as-of|auth|exports|forms|jobs|mail|periods)/",
          `^lib/[^/]+/${OPEN_TO_OTHER_THINGS}\\.js$`,
          // A thing may hold another one, as reports do their schedules.
          `^lib/[^/]+/[^/]+/${OPEN_TO_OTHER_THINGS}\\.js$`,
        ],
      },
    },
    {
      name: "only-lib-and-db-know-drizzle",
      severity: "error",
      from: { pathNot: ["^(lib|db)/", "^drizzle\\.config\\.js$"] },
      to: { path: "node_modules/drizzle-(orm|kit)/" },
    },
    {
      name: "only-the-session-knows-next-auth",
      severity: "error",
      from: { pathNot: ["^lib/auth/session\\.js$", "^app/api/auth/", "^e2e/", TEST] },
      to: { path: "node_modules/next-auth/" },
    },
    {
      name: "pages-know-no-development-packages",
      severity: "error",
      from: { path: "^(app|components|lib|db|i18n)/", pathNot: [TEST, "^(db|lib/[^/]+)/testing/"] },
      to: { dependencyTypes: ["npm-dev"] },
    },
    {
      name: "tests-are-not-imported",
      severity: "error",
      from: { pathNot: TEST },
      to: { path: TEST },
    },
    {
      name: "testing-is-for-tests",
      severity: "error",
      from: { pathNot: [TEST, "^(db/testing|e2e)/", "^vitest\\.config\\.js$"] },
      to: { path: "^db/testing/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    combinedDependencies: true,
    preserveSymlinks: true,
    enhancedResolveOptions: {
      extensions: [".js", ".mjs", ".json", ".css", ".ts"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
