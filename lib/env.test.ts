import { expect, test } from "vitest";
import { z } from "zod";

import { dailySettings, parseSettings, startSettings } from "@/lib/env";

test("nothing set means the embedded database on port 3000 of this machine", () => {
  expect(parseSettings(startSettings, {})).toEqual({ PORT: 3000, HOST: "localhost", DATA_DIR: ".data" });
});

test("an empty value means the same as none", () => {
  expect(parseSettings(startSettings, { PORT: "", DATABASE_URL: "", AUTH_SECRET: "" }).PORT).toBe(3000);
});

test.each([
  [{ PORT: "many" }, /PORT must be a number/],
  [{ PORT: "70000" }, /PORT/],
  [{ DATABASE_URL: "mysql://a@b/c" }, /DATABASE_URL must be an address such as postgres:/],
  [
    { DATABASE_URL: "postgres://host/name", DATABASE_OWNER_URL: "postgres://o@host/name" },
    /must name a role/,
  ],
  [{ DATABASE_URL: "postgres://app@host/name" }, /DATABASE_OWNER_URL must be set both, or neither/],
  [{ AUTH_SECRET: "short" }, /AUTH_SECRET must have at least 32 characters/],
  [{ NEXTAUTH_URL: "tracker.example.org" }, /NEXTAUTH_URL must be an address/],
])("%j is refused in one sentence that names the setting", (settings, sentence) => {
  expect(() => parseSettings(startSettings, settings)).toThrow(sentence);
  expect(() => parseSettings(startSettings, settings)).toThrow(
    /^Correct the environment \(see \.env\.example\): [^\n]+\.$/,
  );
});

test("a missing setting is called missing, and every wrong one is named", () => {
  const schema = z.object({ FIRST: z.string(), SECOND: z.coerce.number("must be a number") });
  expect(() => parseSettings(schema, { SECOND: "x" })).toThrow("FIRST is not set; SECOND must be a number.");
});

const MAIL = { SMTP_URL: "smtps://user:secret@mail.example.org", MAIL_FROM: "tracker@example.org" };

test("without a mail server the daily work has its hour and nothing to mail with", () => {
  expect(parseSettings(dailySettings, { SMTP_URL: "", MAIL_FROM: "" })).toEqual({
    DIGEST_HOUR: 5,
    HOST: "localhost",
    PORT: 3000,
  });
});

test.each([
  ["tracker@example.org", { name: "", address: "tracker@example.org" }],
  ["Reform Tracker <tracker@example.org>", { name: "Reform Tracker", address: "tracker@example.org" }],
  ["Suivi, réformes <suivi@example.org>", { name: "Suivi, réformes", address: "suivi@example.org" }],
])("mails come from %j", (MAIL_FROM, from) => {
  expect(parseSettings(dailySettings, { ...MAIL, MAIL_FROM }).MAIL_FROM).toEqual(from);
});

test.each([
  ["smtp://localhost:2525"],
  ["smtps://user:p%40ss%2Fword@mail.example.org:465"],
  ["smtp://user:secret@[::1]:587/"],
])("%s is the address of a mail server", (SMTP_URL) => {
  expect(parseSettings(dailySettings, { ...MAIL, SMTP_URL }).SMTP_URL).toBe(SMTP_URL);
});

test.each([
  [{ SMTP_URL: "mail.example.org" }, /SMTP_URL must be an address such as smtps:/],
  [{ SMTP_URL: "https://user:secret@mail.example.org" }, /SMTP_URL must be an address such as smtps:/],
  [{ SMTP_URL: "smtp://user@mail.example.org" }, /user and password \(both or neither/],
  [{ SMTP_URL: "smtp://user:100%secret@mail.example.org" }, /percent-encoded/],
  [{ SMTP_URL: "smtp://user:sec#ret@mail.example.org" }, /percent-encoded/],
  [
    { SMTP_URL: "smtp://user:secret@mail.example.org?tls.rejectUnauthorized=false" },
    /nothing after the port/,
  ],
  [{ MAIL_FROM: undefined }, /MAIL_FROM must be set when SMTP_URL is/],
  [{ MAIL_FROM: "the tracker" }, /MAIL_FROM must be an address such as/],
  [{ MAIL_FROM: "a@example.org, b@example.org" }, /MAIL_FROM must be an address such as/],
  [{ MAIL_FROM: "Tracker\r\nBcc: x@example.org <a@example.org>" }, /MAIL_FROM must be an address such as/],
  [{ HOST: "0.0.0.0" }, /NEXTAUTH_URL must be set when SMTP_URL is/],
  [{ DIGEST_HOUR: "24" }, /DIGEST_HOUR must be an hour from 0 to 23/],
  [{ DIGEST_HOUR: "five" }, /DIGEST_HOUR must be an hour from 0 to 23/],
])("for mails, %j is refused in one sentence that tells no password", (wrong, sentence) => {
  expect(() => parseSettings(dailySettings, { ...MAIL, ...wrong })).toThrow(sentence);
  expect(() => parseSettings(dailySettings, { ...MAIL, ...wrong })).toThrow(/^[^\n]+\.$/);
  expect(() => parseSettings(dailySettings, { ...MAIL, ...wrong })).not.toThrow(/secret|sec#ret/);
});
