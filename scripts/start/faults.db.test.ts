import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { freePort } from "@/db/embedded/free-port";
import { startThrowawayServer, type ThrowawayServer } from "@/db/embedded/throwaway";
import { script } from "@/scripts/testing/shell";

const folder = mkdtempSync(join(tmpdir(), "partner-reform-tracker-start-"));
const START = "scripts/start.ts";
const SECRET = "x".repeat(40);

let server: ThrowawayServer;
let own: { DATABASE_URL: string; DATABASE_OWNER_URL: string; AUTH_SECRET: string; DATA_DIR: string };

beforeAll(async () => {
  server = await startThrowawayServer();
  const { ownerUrl, applicationUrl } = await server.makeDatabase("tracker");
  own = {
    DATABASE_URL: applicationUrl,
    DATABASE_OWNER_URL: ownerUrl,
    AUTH_SECRET: SECRET,
    DATA_DIR: join(folder, "own"),
  };
});

afterAll(async () => {
  await server.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** One sentence on the standard error, an exit code that says so, and no trace of the code. */
async function expectRefusal(
  path: string,
  settings: Record<string, string>,
  sentence: RegExp,
): Promise<void> {
  const { code, stderr } = await script(path, settings);
  expect(stderr).toMatch(sentence);
  expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(code).toBe(1);
}

function changed(url: string, change: (url: URL) => void): string {
  const copy = new URL(url);
  change(copy);
  return copy.toString();
}

describe("a start that cannot succeed ends in one sentence that says what to do:", () => {
  test("the environment is invalid", async () => {
    await expectRefusal(
      START,
      { PORT: "many" },
      /Correct the environment \(see \.env\.example\): PORT must be a number\./,
    );
  });

  test("PostgreSQL does not answer", async () => {
    const port = String(await freePort());
    const gone = changed(own.DATABASE_OWNER_URL, (url) => (url.port = port));
    await expectRefusal(
      START,
      { ...own, DATABASE_OWNER_URL: gone },
      /PostgreSQL does not answer at 127\.0\.0\.1:\d+: start it/,
    );
  });

  test("the owner's password is wrong", async () => {
    const wrong = changed(own.DATABASE_OWNER_URL, (url) => (url.password = "wrong"));
    await expectRefusal(
      START,
      { ...own, DATABASE_OWNER_URL: wrong },
      /refuses the password of role "tracker_owner"/,
    );
  });

  test("the application's password is wrong", async () => {
    const wrong = changed(own.DATABASE_URL, (url) => (url.password = "wrong"));
    await expectRefusal(START, { ...own, DATABASE_URL: wrong }, /refuses the password of role "tracker_web"/);
  });

  test("the application would log in as a role that no policy holds", async () => {
    const settings = {
      ...own,
      DATABASE_URL: changed(server.superuserUrl, (url) => (url.pathname = "/tracker")),
    };
    await expectRefusal(
      START,
      settings,
      /The role "postgres" may do everything: name an ordinary one in DATABASE_URL/,
    );
  });

  test("the application would log in as the owner of the tables", async () => {
    await expectRefusal(
      START,
      { ...own, DATABASE_URL: own.DATABASE_OWNER_URL },
      /The role "tracker_owner" owns the database: give the application a role of its own in DATABASE_URL/,
    );
  });

  test("the secret of the cookies is not set for a database of one's own", async () => {
    const PORT = String(await freePort());
    await expectRefusal(START, { ...own, AUTH_SECRET: "", PORT }, /AUTH_SECRET is not set/);
  });

  test("the disk cannot be written, which is no hindrance with a database of one's own", async () => {
    writeFileSync(join(folder, "no-folder"), "");
    const settings = { ...own, AUTH_SECRET: "", DATA_DIR: join(folder, "no-folder", "data") };
    await expectRefusal(START, { ...settings, PORT: String(await freePort()) }, /AUTH_SECRET is not set/);
  });

  test("the port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const PORT = String(typeof address === "object" ? address?.port : 0);
    await expectRefusal(
      START,
      { ...own, PORT },
      new RegExp(`Port ${PORT} is taken by another program: end that one, or set PORT`),
    );
    other.close();
  });

  test("the data were written by another major version", async () => {
    const DATA_DIR = join(folder, "older");
    mkdirSync(join(DATA_DIR, "postgres"), { recursive: true });
    writeFileSync(join(DATA_DIR, "postgres", "PG_VERSION"), "16\n");
    await expectRefusal(
      START,
      { DATA_DIR },
      /were written by PostgreSQL 16 and this one is 18: set DATA_DIR to another folder/,
    );
  });

  test("the disk cannot be written", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    await expectRefusal(
      START,
      { DATA_DIR: join(file, "data") },
      /cannot be written \(ENOTDIR\): make room or give the right/,
    );
  });

  test("a new database would bring demonstration accounts to an address that others can reach", async () => {
    const DATA_DIR = join(folder, "public");
    await expectRefusal(START, { DATA_DIR, HOST: "::" }, /HOST may not be ::: .* "npm start -- --empty"\.$/m);
    const NEXTAUTH_URL = "https://tracker.example.org";
    await expectRefusal(START, { DATA_DIR, NEXTAUTH_URL }, /NEXTAUTH_URL may not be https:\/\/tracker/);
    expect(existsSync(join(DATA_DIR, "postgres"))).toBe(false);
  });

  test("an argument is not known", async () => {
    const { code, stderr } = await script(START, own, "--emty");
    expect(stderr).toBe(`Unknown option '--emty': "-- --help" explains the command.\n`);
    expect(code).toBe(1);
  });
});

describe("npm run db:setup", () => {
  test("makes the application's role from the owner's address, twice as well as once, and with a new password", async () => {
    const database = await server.makeDatabase("setup");
    for (const password of ["first-password", "first-password", 'it\'s "another" one']) {
      const DATABASE_URL = changed(database.applicationUrl, (url) => {
        url.username = "tracker_setup";
        url.password = password;
      });
      const settings = { DATABASE_URL, DATABASE_OWNER_URL: database.ownerUrl };
      const { code, stdout, stderr } = await script("scripts/db-setup.ts", settings);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).toContain('The role "tracker_setup" is ready');
    }
  });

  test("refuses the owner's own role for the application", async () => {
    const settings = { DATABASE_URL: own.DATABASE_OWNER_URL, DATABASE_OWNER_URL: own.DATABASE_OWNER_URL };
    await expectRefusal("scripts/db-setup.ts", settings, /DATABASE_URL names the owner's role/);
  });

  test("says what is missing when the owner may make no roles", async () => {
    const database = await server.makeDatabase("powerless");
    const owner = changed(database.ownerUrl, (url) => (url.username = "tracker_web"));
    const settings = {
      DATABASE_OWNER_URL: changed(owner, (url) => (url.password = server.passwords.application)),
      DATABASE_URL: changed(database.applicationUrl, (url) => (url.username = "tracker_third")),
    };
    await expectRefusal("scripts/db-setup.ts", settings, /may not make roles/);
  });
});
