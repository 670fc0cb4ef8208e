import { randomUUID } from "node:crypto";

import { newProposal } from "@/db/testing/factories";
import { newScale, newTemplate } from "@/e2e/fixtures/administration";
import { ask } from "@/e2e/fixtures/ask";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { routesOnDisk } from "@/e2e/fixtures/sources";
import { expect, test } from "@/e2e/fixtures/test";
import { showsPast } from "@/lib/as-of/rules";

import { georgiasCast } from "./cast";
import { ASKING, ROUTES } from "./routes";

const onDisk = routesOnDisk();

test("every address that exists has its row in the table, and no row is left over", () => {
  expect(onDisk).toEqual(Object.keys(ROUTES).toSorted());
});

for (const [route, { path, send, answers }] of Object.entries(ROUTES)) {
  test(`${route} answers everybody as the table says`, async () => {
    const cast = await georgiasCast();
    const milestone = await freshMilestone({ partner: "GEO", title: "Not for other eyes" });
    const proposal = await newProposal("GEO", { title: "Not for other eyes" });
    const asked = await path({ ...milestone, proposal });
    const seen: Record<string, unknown> = {};
    for (const who of ASKING) {
      const answer = await (send?.(cast[who]) ?? ask(asked, cast[who]));
      await answer.arrayBuffer();
      const location = answer.headers.get("location");
      if (location === null) seen[who] = answer.status;
      else
        seen[who] = [307, 303].includes(answer.status)
          ? location.replace(/^https?:\/\/[^/]+/, "")
          : answer.status;
    }
    const signIn = asked === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(asked)}`;
    const wanted = Object.fromEntries(
      Object.entries(answers).map(([who, answer]) => [
        who,
        answer === "sign-in" ? signIn : answer === "overview" ? "/" : answer,
      ]),
    );
    expect(seen).toEqual(wanted);
  });
}

test("every page and file of a past day answers everybody as that of today does", async () => {
  test.slow(); // Two hundred pages, one after the other.
  const cast = await georgiasCast();
  const known = new Date("2026-06-01T09:00:00Z");
  const milestone = await freshMilestone({ partner: "GEO", title: "Not for other eyes", createdAt: known });
  const shown: string[] = [];
  for (const [route, { path, answers }] of Object.entries(ROUTES)) {
    const present = await path({ ...milestone, proposal: 0 });
    if (!showsPast(present.replace(/\?.*$/, ""))) continue;
    shown.push(route);
    const asked = `${present}${present.includes("?") ? "&" : "?"}asOf=2026-06-30`;
    for (const who of ASKING) {
      const answer = await ask(asked, cast[who]);
      await answer.arrayBuffer();
      const wanted = answers[who];
      if (wanted === "sign-in")
        expect(answer.headers.get("location"), asked).toMatch(
          new RegExp(`/sign-in\\?next=${encodeURIComponent(asked).replaceAll(".", "\\.")}$`),
        );
      else expect(answer.status, `${asked} for ${who}`).toBe(wanted);
    }
  }
  expect(shown).toHaveLength(29);
});

test("another partner's milestone and page do not exist for a liaison, not even in the title", async () => {
  const cast = await georgiasCast();
  const known = new Date("2026-06-01T09:00:00Z");
  const { code } = await freshMilestone({ partner: "GEO", title: "Not for other eyes", createdAt: known });
  const proposal = await newProposal("GEO", { title: "Not for other eyes" });
  const nowhere = await ask("/milestones/ARM-CIV-99999", cast.otherLiaison);
  const title = (html: string) => [...html.matchAll(/<title>(.*?)<\/title>/g)].map(([, text]) => text);
  const titles = title(await nowhere.text());
  expect(titles).not.toEqual([]);
  for (const path of [
    `/milestones/${code}`,
    `/milestones/${code}/assess`,
    `/milestones/${code}/edit`,
    `/milestones/${code}/history`,
    `/proposals/${proposal}`,
    `/proposals/${proposal}/adopt`,
    "/partners/GEO",
    `/milestones/${code}?asOf=2026-06-30`,
    `/milestones/${code}?asOf=2026-06-30&knownAt=now`,
    "/partners/GEO?asOf=2026-06-30",
  ]) {
    const html = await (await ask(path, cast.otherLiaison)).text();
    expect(title(html), path).toEqual(titles);
    expect(html).not.toContain("Not for other eyes");
    expect(html).not.toContain("Georgia");
  }
});

test("a partner that does not exist and one that is not the liaison's answer alike", async () => {
  const { otherLiaison } = await georgiasCast();
  for (const path of ["/partners/GEO", "/partners/XXX", "/partners/geo", "/partners/ARM-1"]) {
    expect((await ask(path, otherLiaison)).status, path).toBe(404);
  }
  expect((await ask("/partners/ARM", otherLiaison)).status).toBe(200);
});

test("what a page may load is limited to this site, and scripts need the answer's own mark, which each of them bears", async () => {
  const { manager } = await georgiasCast();
  const marks = new Set<string>();
  for (let time = 0; time < 3; time++) {
    const answer = await ask("/", manager);
    const policy = answer.headers.get("content-security-policy") ?? "";
    const mark = /script-src [^;]*'nonce-([\w-]{36})'/.exec(policy)?.[1] ?? "";
    marks.add(mark);
    const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(5);
    expect(scripts.filter((script) => !script.includes(` nonce="${mark}"`))).toEqual([]);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(/script-src ([^;]*)/.exec(policy)?.[1]).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
  }
  expect(marks.size).toBe(3);
});

test("what administrators keep answers alike to others, whether it is there or not", async () => {
  const { manager, admin } = await georgiasCast();
  const there = [
    `/admin/people/${admin?.personId}`,
    `/admin/catalogue/templates/${await newTemplate()}`,
    `/admin/catalogue/scales/${(await newScale()).code}`,
  ];
  for (const path of there) {
    const nowhere = path.replace(/[^/]+$/, path.includes("people") ? randomUUID() : "nowhere");
    expect((await ask(path, manager)).status, path).toBe(403);
    expect((await ask(nowhere, manager)).status, nowhere).toBe(403);
    expect((await ask(path, admin)).status, path).toBe(200);
    expect((await ask(nowhere, admin)).status, nowhere).toBe(404);
  }
});
