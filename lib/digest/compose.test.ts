import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { composeDigest, type DigestInput } from "@/lib/digest/compose";
import { oneLine } from "@/lib/mail/markup";
import { NOTICE_KINDS } from "@/lib/notices/constants";
import type { Notice } from "@/lib/notices/queries";

const KEY = "0b0f3f52-7a3a-4b67-9d4c-0d3d5f0d2a11";

function noticeOf(wishes: Partial<Notice>): Notice {
  const about = { code: "GEO-CIV-01", title: "A law in force", partnerIso2: "GE", actor: "Kim Hartley" };
  const ids = {
    id: 1,
    assessmentId: 7,
    effectiveOn: null,
    commentId: 9,
    dueOn: "2026-11-03",
    proposalId: null,
    reportJobId: null,
    scheduleId: null,
    issuedNumber: null,
    reportKind: null,
  };
  const times = { createdAt: new Date("2026-11-22T14:05:00Z"), readAt: null, settledAt: null };
  return { kind: "waiting", ...about, ...ids, ...times, ...wishes };
}

const digestOf = (wishes: Partial<DigestInput> = {}) =>
  composeDigest({
    language: "en",
    notices: [noticeOf({})],
    hasMore: false,
    isIllustrative: false,
    marking: null,
    siteUrl: "https://tracker.example.org",
    digestKey: KEY,
    now: new Date("2026-11-23T05:00:00Z"),
    ...wishes,
  });

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
/** What a reader sees of it. */
const shown = (html: string) =>
  html.replace(/<[^>]*>/g, "").replace(/&(#?\w+);/g, (_, name: string) => ENTITIES[name] ?? "?");
const tagsOf = (html: string) => html.match(/<[^>]*>/g);

test("it says how many, of what, where, since when, and leads there", () => {
  const { subject, text, html } = digestOf({
    notices: [noticeOf({ kind: "mentioned" }), noticeOf({ kind: "recheck_due" }), noticeOf({})],
  });
  expect(subject).toBe("3 unread notices in the Partner Reform Tracker");
  for (const part of [text, shown(html)]) {
    expect(part).toContain("GEO-CIV-01");
    expect(part).toContain("A law in force");
    expect(part).toContain("Kim Hartley submitted an assessment that waits for a decision");
    expect(part).toContain("A re-check has been due since 3 Nov 2026");
    expect(part).toContain("22 Nov 2026, 14:05 UTC");
    expect(part).toContain("Georgia");
  }
  for (const link of [
    "/milestones/GEO-CIV-01#assessment-7",
    "/milestones/GEO-CIV-01?comment=9#comment-9",
    "/notices",
    "/preferences",
    `/stop-digest?key=${KEY}`,
  ]) {
    expect(text).toContain(`\nhttps://tracker.example.org${link}\n`);
    expect(html).toContain(`href="https://tracker.example.org${link}"`);
  }
});

test("of a report made in the background it says whether it is ready or issued already", () => {
  const about = { kind: "report_ready", code: null, title: "For the board", reportJobId: 4 } as const;
  expect(digestOf({ notices: [noticeOf(about)] }).text).toContain("Your report is ready");
  const { text } = digestOf({ notices: [noticeOf({ ...about, issuedNumber: "R-2026-0007" })] });
  expect(text).toContain("Your report is issued");
  expect(text).toContain("/reports/R-2026-0007");
});

test("what has to be done stands before what is only good to know", () => {
  const { html } = digestOf({ notices: NOTICE_KINDS.map((kind) => noticeOf({ kind })) });
  const headings = [...html.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, heading]) => heading);
  expect(headings).toEqual([
    "Scheduled reports that did not reach everybody (1)",
    "Assessments that wait for a decision (1)",
    "Assessments returned to you (1)",
    "Proposals that wait for an answer (1)",
    "Re-checks that are due (1)",
    "Reports that could not be made (1)",
    "Reports that are ready (1)",
    "Comments that mention you (1)",
    "Milestones that their partner has withdrawn (1)",
    "Milestones that their partner has paused (1)",
    "Milestones that their partner has taken up again (1)",
    "Proposals of yours that were declined (1)",
    "Proposals of yours that were adopted (1)",
    "Your accepted assessments (1)",
  ]);
});

test("it speaks the reader's language, in words, days and names of countries", () => {
  const { subject, text, html } = digestOf({ language: "fr", notices: [noticeOf({ kind: "recheck_due" })] });
  expect(subject).toBe("1 avis non lu dans le Suivi des réformes des partenaires");
  expect(html).toContain('<html lang="fr">');
  expect(text).toContain("Géorgie");
  expect(text).toContain("depuis le 3 nov. 2026");
});

test("made-up figures are called so in both parts, and others are not", () => {
  const marked = digestOf({ isIllustrative: true });
  const plain = digestOf();
  for (const part of ["text", "html"] as const) {
    expect(marked[part]).toContain("The figures are illustrative");
    expect(plain[part]).not.toContain("figures are");
  }
});

test("it says when there is more than it holds", () => {
  expect(digestOf({ hasMore: true }).text).toContain("the next digest brings the rest");
  expect(digestOf().text).not.toContain("the next digest");
});

test("nothing in it is loaded from anywhere or runs, and every link leads to the site", () => {
  const { html } = digestOf({ notices: NOTICE_KINDS.map((kind) => noticeOf({ kind })), hasMore: true });
  expect(html).not.toMatch(/<(img|script|link|iframe|form|object)\b|url\(|@import|\son\w+=/i);
  const links = [...html.matchAll(/href="(.*?)"/g)].map(([, href]) => href);
  expect(links.length).toBeGreaterThan(7);
  expect(links.filter((href) => href?.startsWith("https://tracker.example.org/") !== true)).toEqual([]);
});

describe("any title and any name", () => {
  const words = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: "grapheme" }),
    fc.constantFrom(
      "</title><script>alert(1)</script>",
      'a" onclick="x',
      "Bcc: x@example.org\r\n\r\nhello",
      "{count, plural, other {#}}",
      "<b>bold</b> & 'so on'",
      "قانون \u202e الرقابة",
    ),
  );

  test("survive in both parts, are escaped, and change nothing around them", () => {
    const harmless = tagsOf(digestOf().html);
    fc.assert(
      fc.property(words, words, (title, actor) => {
        const { subject, text, html } = digestOf({ notices: [noticeOf({ title, actor })] });
        const line = oneLine(title);
        expect(text.split("\n")).toContain(line);
        expect(text).toContain(oneLine(`${actor} submitted an assessment`));
        expect(shown(html)).toContain(`GEO-CIV-01 ${line}`);
        expect(tagsOf(html)).toEqual(harmless);
        expect(subject).toBe(digestOf().subject);
      }),
    );
  });
});
