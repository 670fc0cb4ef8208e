import { asInstallation } from "@/db/testing/acting";
import { newUnfinished } from "@/db/testing/factories";
import { ownAddress, siteAddress } from "@/e2e/fixtures/address";
import { sessionCookie } from "@/e2e/fixtures/people";
import { freshMilestone } from "@/e2e/fixtures/rows";
import { expect, test } from "@/e2e/fixtures/test";
import type { Viewer } from "@/lib/auth/viewer";
import { UNFINISHED_LIMIT } from "@/lib/unfinished/constants";

import { newCast } from "./cast";
import { ASKING } from "./routes";

/** Sends something to be kept, as our page does or otherwise, and answers with the status. */
async function send(viewer: Viewer | null, body: string, origin = siteAddress()): Promise<number> {
  const cookie = viewer === null ? null : await sessionCookie(viewer);
  const answer = await fetch(new URL("/api/unfinished", siteAddress()), {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      // A connection kept open may be one that the server is just closing.
      connection: "close",
      origin,
      "x-forwarded-for": ownAddress(),
      ...(cookie === null ? {} : { cookie: `${cookie.name}=${cookie.value}` }),
    },
  });
  await answer.arrayBuffer();
  return answer.status;
}

const typing = (milestoneCode: string, over: Record<string, unknown> = {}) =>
  JSON.stringify({
    ...{ milestoneCode, assessmentId: null, formKey: crypto.randomUUID(), version: null },
    typedAt: Date.now(),
    typed: { narrative: "So far" },
    ...over,
  });

const keepers = async (milestoneId: number) => {
  const rows = await asInstallation(
    (tx) => tx<{ id: string }[]>`
      select person_id as id from unfinished_assessments where milestone_id = ${milestoneId}`,
  );
  return rows.map(({ id }) => id);
};

test("what is typed is kept for the analyst of the partner alone", async () => {
  const cast = await newCast("GEO", "ARM");
  const { id, code } = await freshMilestone({ partner: "GEO" });
  const seen: Record<string, number> = {};
  for (const who of ASKING) seen[who] = await send(cast[who], typing(code));
  expect(seen).toEqual({
    nobody: 401,
    assigned: 200,
    otherAnalyst: 403,
    manager: 403,
    liaison: 403,
    otherLiaison: 403,
    admin: 403,
  });
  expect(await keepers(id)).toEqual([cast.assigned?.personId]);
});

test("what another site's page sends, what is no text of a form, and what is too much is not kept", async () => {
  const { assigned } = await newCast("GEO", "ARM");
  const { id, code } = await freshMilestone({ partner: "GEO" });
  expect(await send(assigned, typing(code), "https://elsewhere.example")).toBe(403);
  expect(await send(assigned, typing(code), "null")).toBe(403);
  for (const body of [
    "",
    "{",
    "null",
    typing("nowhere"),
    typing(code, { typed: [] }),
    typing(code, { formKey: "1" }),
  ])
    expect(await send(assigned, body), body).toBe(400);
  const tooMuch = "x".repeat(UNFINISHED_LIMIT + 20_000);
  expect(await send(assigned, typing(code, { typed: { narrative: tooMuch } }))).toBe(413);
  expect(await keepers(id)).toEqual([]);
});

test("a milestone that does not exist and one of another partner answer a liaison alike", async () => {
  const { otherLiaison } = await newCast("GEO", "ARM");
  const { code } = await freshMilestone({ partner: "GEO" });
  for (const asked of [code, "GEO-CIV-99999"]) expect(await send(otherLiaison, typing(asked))).toBe(403);
});

test("nobody's text shows in the form of somebody else", async ({ openAs }) => {
  const { assigned } = await newCast("GEO", "ARM");
  const { assigned: colleague } = await newCast("GEO", "ARM");
  if (assigned === null || colleague === null) throw new Error("both are in the cast");
  const milestone = await freshMilestone({ partner: "GEO" });
  await newUnfinished(assigned, milestone, { narrative: "For my eyes only" });
  const page = await openAs(colleague);
  for (const path of [`/milestones/${milestone.code}/assess`, `/milestones/${milestone.code}`, "/my-work"]) {
    await page.goto(path);
    expect(await page.content(), path).not.toContain("For my eyes only");
  }
});
