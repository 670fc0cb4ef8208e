import { expect, test } from "vitest";

import { openConnection } from "@/db/connect";
import { onceForDay } from "@/db/daily-work";
import { asInstallation, untilSomebodyWaits } from "@/db/testing/acting";
import { readOwnerEnv } from "@/lib/env";

const DONE = { finished: true };
const LEFT = { finished: false };

async function noteOf(day: string): Promise<unknown> {
  const [row] = await asInstallation(
    (tx) => tx`select attempts, finished_at is not null as finished from daily_work where day = ${day}`,
  );
  return row;
}

test("of two servers that come at the same time one does the work, and the other finds it done", async () => {
  let works = 0;
  let other: Promise<unknown> = Promise.resolve();
  const first = onceForDay({ day: "2026-11-01", mails: true }, async () => {
    works += 1;
    other = onceForDay({ day: "2026-11-01", mails: true }, () => {
      works += 1;
      return Promise.resolve(DONE);
    });
    await untilSomebodyWaits();
    return DONE;
  });
  expect([await first, await other, works]).toEqual([DONE, null, 1]);
  expect(await noteOf("2026-11-01")).toEqual({ attempts: 1, finished: true });
});

test("who waited takes up what the first one had to leave", async () => {
  let other: Promise<unknown> = Promise.resolve();
  await onceForDay({ day: "2026-11-02", mails: true }, async () => {
    other = onceForDay({ day: "2026-11-02", mails: true }, () => Promise.resolve(DONE));
    await untilSomebodyWaits();
    return LEFT;
  });
  expect(await other).toEqual(DONE);
  expect(await noteOf("2026-11-02")).toEqual({ attempts: 2, finished: true });
});

test("work that failed is nobody's any more, and is not done", async () => {
  const fault = new Error("the disk is full");
  await expect(onceForDay({ day: "2026-11-03", mails: true }, () => Promise.reject(fault))).rejects.toThrow(
    fault,
  );
  expect(await noteOf("2026-11-03")).toEqual({ attempts: 1, finished: false });
  expect(await onceForDay({ day: "2026-11-03", mails: true }, () => Promise.resolve(DONE))).toEqual(DONE);
});

test("a server whose connection is gone, as after a crash, holds nobody up", async () => {
  let other: Promise<unknown> = Promise.resolve();
  await onceForDay({ day: "2026-11-04", mails: true }, async () => {
    other = onceForDay({ day: "2026-11-04", mails: true }, () => Promise.resolve(DONE));
    await untilSomebodyWaits();
    const admin = openConnection(readOwnerEnv().DATABASE_OWNER_URL);
    await admin`
      select pg_terminate_backend(l.pid) from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.granted and a.datname = current_database()`;
    await admin.end();
    expect(await other).toEqual(DONE);
    return LEFT;
  });
  expect(await noteOf("2026-11-04")).toEqual({ attempts: 2, finished: true });
});

test("the next day is another one", async () => {
  await onceForDay({ day: "2026-11-05", mails: true }, () => Promise.resolve(DONE));
  expect(await onceForDay({ day: "2026-11-05", mails: true }, () => Promise.resolve(DONE))).toBeNull();
  expect(await onceForDay({ day: "2026-11-06", mails: true }, () => Promise.resolve(DONE))).toEqual(DONE);
});

test("a day that was finished without a mail server is taken up by one that has one, once", async () => {
  const [without, withMail] = [
    { day: "2026-11-07", mails: false },
    { day: "2026-11-07", mails: true },
  ];
  expect(await onceForDay(without, () => Promise.resolve(DONE))).toEqual(DONE);
  expect(await onceForDay(without, () => Promise.resolve(DONE))).toBeNull();
  expect(await onceForDay(withMail, () => Promise.resolve(LEFT))).toEqual(LEFT);
  expect(await onceForDay(withMail, () => Promise.resolve(DONE))).toEqual(DONE);
  for (const again of [withMail, without])
    expect(await onceForDay(again, () => Promise.resolve(DONE))).toBeNull();
});
