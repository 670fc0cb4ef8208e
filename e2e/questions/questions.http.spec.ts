import { freePort } from "@/db/embedded/free-port";
import { ask } from "@/e2e/fixtures/ask";
import { routesOnDisk } from "@/e2e/fixtures/sources";
import { expect, test } from "@/e2e/fixtures/test";
import { showsPast } from "@/lib/as-of/rules";
import type { Viewer } from "@/lib/auth/viewer";
import { readDatabaseEnv, readServerEnv } from "@/lib/env";
import { startWebServer, waitForHealth } from "@/scripts/start/web-server";

import { type CountingDatabase, countingDatabase } from "./counting-database";
import { grown, smallWorld, TITLE, type World } from "./world";

/** Who asks, and for what of this world. */
type Asking = (world: World) => [Viewer, string];

const chosen = ({ partners }: World) => partners.map((iso3) => `partner=${iso3}`).join("&");
const byAnalyst =
  (path: string): Asking =>
  ({ analyst }) => [analyst, path];
const byManager =
  (path: string): Asking =>
  ({ manager }) => [manager, path];
const byAdmin =
  (path: string): Asking =>
  ({ admin }) => [admin, path];
const analysis =
  (page: string): Asking =>
  (world) => [world.manager, `/analysis/${page}?${chosen(world)}&compareTo=2026-03-31`];

/** Every page behind the sign-in that shows rows, each for somebody who may see little of what others have made. */
const ASKED: Readonly<Record<string, Asking>> = {
  "/": byAnalyst("/"),
  "/about-the-data": byAnalyst("/about-the-data"),
  "/admin": byAdmin("/admin"),
  "/admin/audit": byAdmin("/admin/audit?partner=KGZ"),
  "/admin/catalogue": byAdmin("/admin/catalogue"),
  "/admin/catalogue/scales/[code]": ({ admin, scale }) => [admin, `/admin/catalogue/scales/${scale}`],
  "/admin/catalogue/scales/new": byAdmin("/admin/catalogue/scales/new"),
  "/admin/catalogue/templates/[code]": ({ admin, template }) => [
    admin,
    `/admin/catalogue/templates/${template}`,
  ],
  "/admin/catalogue/templates/new": byAdmin("/admin/catalogue/templates/new"),
  "/admin/people": byAdmin("/admin/people?partner=KGZ"),
  "/admin/people/[id]": ({ admin, analyst }) => [admin, `/admin/people/${analyst.personId}`],
  "/admin/people/new": byAdmin("/admin/people/new"),
  "/admin/settings": byAdmin("/admin/settings"),
  "/analysis": byAnalyst("/analysis"),
  "/analysis/compare": analysis("compare"),
  "/analysis/forecast": analysis("forecast"),
  "/analysis/law-and-practice": analysis("law-and-practice"),
  "/analysis/outcomes": analysis("outcomes"),
  "/analysis/progress": analysis("progress"),
  "/analysis/schedule": analysis("schedule"),
  "/changes": byAnalyst("/changes?from=2025-06-30&to=2026-09-30"),
  "/methodology": byAnalyst("/methodology"),
  "/milestones": byAnalyst(`/milestones?q=${encodeURIComponent(TITLE)}`),
  "/milestones/[code]": ({ analyst, milestone }) => [analyst, `/milestones/${milestone.code}`],
  "/milestones/[code]/assess": ({ analyst, milestone }) => [analyst, `/milestones/${milestone.code}/assess`],
  "/milestones/[code]/edit": ({ manager, milestone }) => [manager, `/milestones/${milestone.code}/edit`],
  "/milestones/[code]/history": ({ manager, milestone }) => [
    manager,
    `/milestones/${milestone.code}/history`,
  ],
  "/milestones/new": byAnalyst("/milestones/new"),
  "/my-work": byAnalyst("/my-work"),
  "/notices": byAnalyst("/notices"),
  "/partners": byAnalyst("/partners"),
  "/partners/[iso3]": byAnalyst("/partners/KGZ"),
  "/periods": byManager("/periods"),
  "/periods/[quarter]": byManager("/periods/2026-Q3"),
  "/preferences": byAnalyst("/preferences"),
  "/proposals": byAnalyst("/proposals"),
  "/proposals/[id]": ({ manager, proposal }) => [manager, `/proposals/${proposal}`],
  "/proposals/[id]/adopt": ({ manager, proposal }) => [manager, `/proposals/${proposal}/adopt`],
  "/proposals/new": ({ liaison }) => [liaison, "/proposals/new?partner=KGZ"],
  "/reports": byManager("/reports?kind=partner&subject=KGZ"),
  "/reports/[number]": ({ manager, report }) => [manager, `/reports/${report}?rebuild=yes`],
  "/reports/jobs/[id]": ({ manager, job }) => [manager, `/reports/jobs/${job}`],
  "/reports/check": byManager("/reports/check?code=0123-4567-89AB-CDEF"),
  "/reports/issue": byManager("/reports/issue?kind=partner&subject=KGZ&format=pdf"),
  "/reports/schedules": byManager("/reports/schedules"),
  "/reports/schedules/[id]": ({ manager, schedule }) => [manager, `/reports/schedules/${schedule}`],
  "/reports/schedules/[id]/change": ({ manager, schedule }) => [
    manager,
    `/reports/schedules/${schedule}/change`,
  ],
  "/reports/schedules/new": byManager("/reports/schedules/new?kind=partner&subject=KGZ&format=pdf"),
  "/reviews": ({ manager, analyst }) => [manager, `/reviews?analyst=${analyst.personId}`],
  "/reviews/[assessment]": ({ manager, waiting }) => [manager, `/reviews/${waiting}`],
  "/views": byAnalyst("/views"),
  "/views/new": byAnalyst("/views/new?of=%2Fmilestones"),
};

/** Files that are made of what pages ask, in a form in which they are made at once. */
const FILES: readonly Asking[] = [
  byManager("/api/reports?kind=partner&subject=KGZ&format=json"),
  byManager("/api/reports?kind=portfolio&format=json"),
  byManager("/api/reports?kind=period&subject=KGZ&format=json"),
  ({ manager, milestone }) => [manager, `/api/reports?kind=milestone&subject=${milestone.code}&format=json`],
];

/** Pages of nobody who is signed in. */
const OUTSIDE = ["/accessibility", "/invitation/[token]", "/sign-in", "/stop-digest", "/stop-report"];

test("no page behind the sign-in is left out", () => {
  const pages = routesOnDisk().filter((route) => !route.startsWith("/api/") && !OUTSIDE.includes(route));
  expect(Object.keys(ASKED).toSorted()).toEqual(pages);
});

/** How often each page and file asks each of its questions, of now and of a past day, as a server of its own sends them. */
async function questionsOf(world: World, site: string, database: CountingDatabase) {
  const questions: Record<string, Record<string, number>> = {};
  for (const asking of [...Object.values(ASKED), ...FILES]) {
    const [viewer, path] = asking(world);
    const past = showsPast(path.replace(/\?.*/, ""))
      ? [`${path}${path.includes("?") ? "&" : "?"}asOf=2026-06-30`]
      : [];
    for (const address of [path, ...past]) {
      const answer = await ask(`${site}${address}`, viewer);
      await answer.arrayBuffer();
      expect(answer.status, address).toBe(200);
      questions[address.replaceAll(/partner=[A-Z]{3}&/g, "")] = database.take();
    }
  }
  return questions;
}

test("no page and no report asks the database more often when there is more to show", async () => {
  test.slow(); // A server of its own, and every page twice over.
  const database = await countingDatabase(readDatabaseEnv().DATABASE_URL);
  const [port, host] = [await freePort(), "localhost"];
  const site = `http://${host}:${port}`;
  const server = startWebServer({
    ...{ mode: "start", host, port, publicUrl: site, listen: () => undefined },
    ...{ applicationUrl: database.url, authSecret: readServerEnv().AUTH_SECRET },
  });
  try {
    await waitForHealth(site, server);
    const world = await smallWorld();
    database.take();
    const few = await questionsOf(world, site, database);
    const many = await questionsOf(await grown(world, 4), site, database);
    expect(Object.values(few["/"] ?? {}).length).toBeGreaterThan(5);
    expect(many).toEqual(few);
  } finally {
    await server.stop();
    database.close();
  }
});
