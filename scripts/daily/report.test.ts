import { expect, test } from "vitest";

import { describeRest, describeWork } from "@/scripts/daily/report";

const DAY = "2026-11-22";
const none = { rechecks: 0, forecasts: false, files: 0, delivery: null, finished: true };
const delivered = { sent: 12, refused: 0, deferred: 0, fault: null };

test("what was done is one sentence, and says when no mail can be sent", () => {
  expect(describeWork(DAY, none)).toBe(
    "Daily work of 2026-11-22: 0 new notices of due re-checks, 0 abandoned files removed, no mail sent, since SMTP_URL is not set.",
  );
  expect(describeWork(DAY, { ...none, rechecks: 1, files: 1, delivery: delivered })).toBe(
    "Daily work of 2026-11-22: 1 new notice of a due re-check, 1 abandoned file removed, 12 digests mailed.",
  );
  expect(describeWork(DAY, { ...none, forecasts: true })).toMatch(
    /, 0 abandoned files removed, the forecasts of the quarter made, no mail sent, /,
  );
  expect(describeWork(DAY, { ...none, delivery: { sent: 1, refused: 1, deferred: 2, fault: null } })).toMatch(
    /, 1 digest mailed, 1 mail refused, to be tried again the next day, 2 mails to be offered again later\.$/,
  );
});

test("what is left is said with its reason, and nothing is said when nothing is left", () => {
  expect(describeRest(DAY, none)).toBeNull();
  const fault = "the mail server localhost:25 cannot be used (ECONNREFUSED)";
  expect(describeRest(DAY, { ...none, finished: false, delivery: { ...delivered, fault } })).toBe(
    `The daily work of 2026-11-22 is not finished: ${fault}; the next try takes up what is left.`,
  );
  expect(describeRest(DAY, { ...none, finished: false, delivery: { ...delivered, deferred: 1 } })).toMatch(
    /: the mail server asks to be tried again later; /,
  );
});
