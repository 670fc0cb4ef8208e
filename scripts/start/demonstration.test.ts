import { describe, expect, test } from "vitest";

import { refusePublicDemonstration, refusePublicDemonstrationToCome } from "./demonstration";

const ACCOUNTS = ["admin@example.org"];

describe("while there are demonstration accounts,", () => {
  test.each([
    [{ HOST: "localhost" }],
    [{ HOST: "127.0.0.1", NEXTAUTH_URL: "http://localhost:3000" }],
    [{ HOST: "::1", NEXTAUTH_URL: "https://[::1]:8443" }],
  ])("%j is served", (address) => {
    expect(() => refusePublicDemonstration(address, ACCOUNTS, true)).not.toThrow();
    expect(() => refusePublicDemonstrationToCome(address)).not.toThrow();
  });

  test.each([
    [{ HOST: "0.0.0.0" }, "HOST may not be 0.0.0.0: set HOST=localhost, or "],
    [{ HOST: "::" }, "HOST may not be ::: set HOST=localhost, or "],
    [
      { HOST: "localhost", NEXTAUTH_URL: "https://tracker.example.org" },
      "NEXTAUTH_URL may not be https://tracker.example.org: leave NEXTAUTH_URL unset, or ",
    ],
    [
      { HOST: "desk.lan", NEXTAUTH_URL: "https://127.0.0.1.example.org" },
      "HOST may not be desk.lan and NEXTAUTH_URL may not be https://127.0.0.1.example.org: set HOST=localhost and leave NEXTAUTH_URL unset, or ",
    ],
  ])("%j is refused, and the sentence says how to go on", (address, sentence) => {
    expect(() => refusePublicDemonstration(address, ACCOUNTS, true)).toThrow(sentence);
    expect(() => refusePublicDemonstrationToCome(address)).toThrow(sentence);
  });
});

test("without such accounts any address is served", () => {
  expect(() => refusePublicDemonstration({ HOST: "0.0.0.0" }, [], false)).not.toThrow();
});

test("another DATA_DIR is advised for an embedded database only", () => {
  const refuse = (isEmbedded: boolean) => () =>
    refusePublicDemonstration({ HOST: "0.0.0.0" }, ACCOUNTS, isEmbedded);
  expect(refuse(true)).toThrow(/ or start with another DATA_DIR .* or add an administrator /);
  expect(refuse(false)).toThrow(/: set HOST=localhost, or add an administrator /);
});
