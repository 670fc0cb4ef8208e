import type { z } from "zod";

/** What a task is told besides its payload. */
export interface TaskRun {
  /** Aborted when the worker shall end: whoever takes long looks at it between steps, and throws. */
  signal: AbortSignal;
}

/** A kind of job: what the worker does with one, once or until it succeeds. */
export interface Task {
  /** How often it is tried; one that took its worker with it counts. */
  attempts: number;
  /** When it is begun by itself, as five fields of cron in UTC; otherwise only when the database is asked for it. */
  every: string | null;
  run: (payload: unknown, run: TaskRun) => Promise<void>;
  /** After the last attempt: whoever waits for it is told. */
  giveUp: (payload: unknown) => Promise<void>;
}

interface Wishes<Payload> {
  payload: z.ZodType<Payload>;
  run: (payload: Payload, run: TaskRun) => Promise<void>;
  attempts?: number;
  every?: string;
  giveUp?: (payload: Payload) => Promise<void>;
}

/**
 * A task whose payload is parsed before anything is done with it. It may be begun twice, since a worker can die between the work and
 * the note that it is done: what it does must come out the same.
 */
export function defineTask<Payload>({
  payload: schema,
  run,
  attempts = 3,
  every,
  giveUp,
}: Wishes<Payload>): Task {
  return {
    attempts,
    every: every ?? null,
    run: (payload, told) => run(schema.parse(payload), told),
    giveUp: async (payload) => await giveUp?.(schema.parse(payload)),
  };
}
