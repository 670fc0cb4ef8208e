import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";

import { asInstallation, asPerson, refusalOf } from "@/db/testing/acting";
import { newPerson } from "@/db/testing/factories";
import { sqlAsOwner } from "@/db/testing/sql";
import { readOwnerEnv } from "@/lib/env";
import { defineTask, type Task } from "@/lib/jobs/task";
import { workOff } from "@/scripts/worker/work";

const ownerUrl = () => readOwnerEnv().DATABASE_OWNER_URL;
const payload = z.object({ name: z.string() });

function enqueue(task: string, name: string) {
  return asInstallation((tx) => tx`select tracker.enqueue_job(${task}, ${tx.json({ name })})`);
}

/** How many jobs are left, and what is known of why they failed. */
function waiting() {
  return sqlAsOwner<{ attempts: number; last_error: string | null }[]>`
    select attempts, last_error from graphile_worker.jobs order by id`;
}

/** A worker that is stopped between doing a job and crossing it out leaves it to the next one. */
const untilNothingWaits = () => expect.poll(waiting, { timeout: 60_000 }).toEqual([]);

/** What was done, in order, and a way to wait until something is among it. */
function diary() {
  const entries: string[] = [];
  const waiters: { entry: string; heard: () => void }[] = [];
  return {
    entries,
    note: (entry: string) => {
      entries.push(entry);
      for (const { entry: awaited, heard } of waiters) if (awaited === entry) heard();
    },
    until: (entry: string) =>
      new Promise<void>((heard) => {
        if (entries.includes(entry)) heard();
        else waiters.push({ entry, heard });
      }),
  };
}

/** A worker for these tasks until it is stopped; what it ended with then, unless that was being told to stop. */
function startWorker(tasks: Record<string, Task>) {
  const told = new AbortController();
  const ended = workOff(ownerUrl(), tasks, told.signal).then(
    () => null,
    (error: unknown) => (told.signal.aborted ? null : String(error)),
  );
  const stop = () => {
    told.abort();
    return ended;
  };
  return { ended, stop };
}

let written = "";
const write = process.stderr.write.bind(process.stderr);
beforeAll(() => {
  process.stderr.write = (text) => {
    written += String(text);
    return true;
  };
});
afterAll(() => void (process.stderr.write = write));

test("a job that is asked for while the worker is at work is done, and leaves nothing behind", async () => {
  const { note, until } = diary();
  const greet = defineTask({
    payload,
    run: ({ name }) => {
      note(name);
      return Promise.resolve();
    },
  });
  const worker = startWorker({ greet });
  await enqueue("greet", "first");
  await until("first");
  await enqueue("greet", "second");
  await until("second");
  await untilNothingWaits();
  expect(await worker.stop()).toBeNull();
});

test("what fails is tried as often as its task says, then given up once, and the queue keeps no word of why", async () => {
  const { entries, note, until } = diary();
  const secret = randomUUID();
  const fail = defineTask({
    payload,
    attempts: 2,
    run: ({ name }) => {
      note(`tried ${name}`);
      return Promise.reject(new Error(`with ${secret}`));
    },
    giveUp: async ({ name }) => {
      expect(await waiting()).toMatchObject([{ attempts: 2 }]);
      expect(JSON.stringify(await waiting())).not.toContain(secret);
      note(`gave ${name} up`);
    },
  });
  const worker = startWorker({ fail });
  await enqueue("fail", "it");
  await until("gave it up");
  await untilNothingWaits();
  expect(await worker.stop()).toBeNull();
  expect(entries).toEqual(["tried it", "tried it", "gave it up"]);
  expect(written).toContain(`"action":"job fail"`);
});

test("of two workers one works; what it leaves behind in the middle the other one begins anew", async () => {
  const { entries, note, until } = diary();
  const task = (worker: string, end: boolean) =>
    defineTask({
      payload,
      run: ({ name }, { signal }) => {
        note(`${worker} ${name}`);
        if (end) return Promise.resolve();
        return new Promise((_, reject) =>
          signal.addEventListener("abort", () => reject(new Error("stopped"))),
        );
      },
    });
  await enqueue("long", "one");
  const first = startWorker({ long: task("first", false) });
  await until("first one");
  const second = startWorker({ long: task("second", true) });
  await sqlAsOwner`
    select pg_terminate_backend(l.pid) from pg_locks l
    where l.locktype = 'advisory' and l.objid = 7302116 and l.granted
      and l.database = (select oid from pg_database where datname = current_database())`;
  await until("second one");
  expect(await first.ended).toBe("SetupFault: The worker has lost the database.");
  expect(await second.stop()).toBeNull();
  expect(entries).toEqual(["first one", "second one"]);
});

test("the application reads and changes nothing of the queue, and asks for no job by itself", async () => {
  const admin = await newPerson("admin");
  const refused = (statement: string) => refusalOf(asPerson(admin, (tx) => tx.unsafe(statement)));
  expect(await refused("select from graphile_worker.jobs")).toMatch(/permission denied for schema/);
  expect(await refused("select graphile_worker.add_job('greet')")).toMatch(/permission denied for schema/);
  expect(await refused("select tracker.enqueue_job('greet', '{}')")).toMatch(
    /permission denied for function/,
  );
});
