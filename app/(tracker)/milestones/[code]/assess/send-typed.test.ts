import { expect, it } from "vitest";
import { answerOf } from "./send-typed";

it("what was kept comes with its version and moment", () => {
  const content = { version: 3, keptAt: "2026-11-22T14:05:00.000Z" };
  expect(answerOf(200, content)).toEqual({ kept: true, version: 3, at: content.keptAt });
});

it.each([
  [401, "signed_out"],
  [403, "closed"],
  [404, "closed"],
  [410, "recorded"],
  [413, "too_large"],
  [400, "broken"],
  [502, "broken"],
] as const)("an answer %i means %s", (status, why) => {
  expect(answerOf(status, null)).toEqual({ kept: false, why, version: null });
});

it("another window's text comes with the version to go on from", () => {
  expect(answerOf(409, { version: 8 })).toEqual({ kept: false, why: "another_window", version: 8 });
});

it.each([null, "kept", {}, { version: "3", keptAt: "now" }, { version: 3 }])(
  "an answer that does not say what was kept is none: %j",
  (content) => {
    expect(answerOf(200, content)).toMatchObject({ kept: false, why: "broken" });
  },
);
