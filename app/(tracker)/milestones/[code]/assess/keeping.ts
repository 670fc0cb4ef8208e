import type { FormValues } from "@/lib/forms/constants";

/** Why something typed was not kept. */
export type NotKept =
  | "offline"
  | "signed_out"
  | "another_window"
  | "too_large"
  | "marked"
  | "recorded"
  | "closed"
  | "broken";

/** What came of keeping: when it was kept, or why not; of another window's text also which version to go on from. */
export type KeptAnswer =
  | { kept: true; version: number; at: string }
  | { kept: false; why: NotKept; version: number | null };

/** What the reader is told. */
export type KeepingState = { kind: "kept"; at: string } | { kind: "not_kept"; why: NotKept };

/** What keeping needs of the page around it. */
export interface Surroundings {
  read: () => FormValues;
  /** Sends what was typed; never fails, and answers nothing that matters once it is given up. */
  send: (typed: FormValues, version: number | null, givenUp: AbortSignal) => Promise<KeptAnswer>;
  tell: (state: KeepingState) => void;
  /** Does it after so many milliseconds, unless it is called off. */
  after: (milliseconds: number, work: () => void) => () => void;
}

export interface Keeping {
  /** Something may have been typed: it is kept in a moment. */
  changed: () => void;
  /** Keeps at once what is not kept yet: the page is hidden, seen again, about to be left. */
  now: () => void;
  /** There is a connection again: what is not kept yet is kept once it carries. */
  connected: () => void;
  /** The page goes away: what is under way is given up for what stands in the fields now, if that is another text. */
  leave: () => void;
  /** Keeps this text over what another window has kept. */
  replace: () => void;
  /** The form is about to be sent, or thrown away: nothing more is kept until `resume`. */
  pause: () => void;
  /** Ends when what is on its way has arrived; null when nothing is. */
  underWay: () => Promise<void> | null;
  resume: () => void;
  /** The form is gone: what it held is kept a last time. */
  end: () => void;
  /** Whether something stands in the fields that could not be kept. */
  isAtRisk: () => boolean;
}

/** How long nobody types before it is kept. */
export const PAUSE = 1_500;
/** How long somebody types on without it being kept in between. */
export const LONGEST = 10_000;
/** When it is tried again after something that passes by itself. */
export const AGAIN = 15_000;
/** How long after a browser has said that it is connected: it often says so before anything gets through. */
export const SETTLING = 1_000;

const PASSING: readonly NotKept[] = ["offline", "signed_out", "broken"];
/** Sending the same once more cannot help. */
const LASTING: readonly NotKept[] = ["another_window", "recorded"];

/**
 * Keeps what is typed into a form: some moments after the last keystroke, one at a time, and only what is not kept yet.
 * `opened` is what the form was opened with: the version of the text shown, and whether somebody typed before this began.
 */
export function keepTyping(
  { read, send, tell, after }: Surroundings,
  opened: { version: number | null; touched: boolean },
): Keeping {
  const text = () => JSON.stringify(read());
  let kept = opened.touched ? null : text();
  let { version } = opened;
  let refused: NotKept | null = null;
  /** The version of another window's text, gone on from only when somebody asks for it. */
  let replacing: number | null = null;
  let underWay: { sent: string; giveUp: AbortController; delivery: Promise<void> } | null = null;
  let paused = false;
  const timers: { pause?: () => void; longest?: () => void; again?: () => void } = {};

  function quieten(): void {
    for (const name of ["pause", "longest", "again"] as const) {
      timers[name]?.();
      delete timers[name];
    }
  }

  function changed(): void {
    if (paused || text() === kept) return;
    timers.pause?.();
    timers.pause = after(PAUSE, keep);
    timers.longest ??= after(LONGEST, keep);
  }

  function keep(): void {
    quieten();
    if (paused || underWay !== null || isLasting(refused)) return;
    const typed = read();
    const sent = JSON.stringify(typed);
    if (sent === kept) return;
    const mine = new AbortController();
    underWay = { sent, giveUp: mine, delivery: deliver(typed, sent, mine) };
  }

  async function deliver(typed: FormValues, sent: string, mine: AbortController): Promise<void> {
    const answer = await send(typed, version, mine.signal);
    if (underWay?.giveUp !== mine) return;
    underWay = null;
    take(answer, sent);
  }

  function take(answer: KeptAnswer, sent: string): void {
    if (answer.kept) {
      [kept, version, refused] = [sent, answer.version, null];
      tell({ kind: "kept", at: answer.at });
      changed();
      return;
    }
    refused = answer.why;
    replacing = answer.version;
    if (!paused && PASSING.includes(refused)) timers.again = after(AGAIN, keep);
    tell({ kind: "not_kept", why: refused });
  }

  function giveUp(): void {
    underWay?.giveUp.abort();
    underWay = null;
  }

  function leave(): void {
    // What is under way outlives the page. The same sent in its place would be sent as the page goes, which a browser may not do.
    if (underWay?.sent === text()) return;
    giveUp();
    keep();
  }

  return {
    changed,
    now: keep,
    connected() {
      timers.again?.();
      timers.again = after(SETTLING, keep);
    },
    leave,
    replace() {
      [version, refused] = [replacing, null];
      keep();
    },
    pause() {
      paused = true;
      quieten();
    },
    underWay: () => underWay?.delivery ?? null,
    resume() {
      paused = false;
      changed();
    },
    end() {
      leave();
      paused = true;
    },
    isAtRisk: () => refused !== null && text() !== kept,
  };
}

const isLasting = (why: NotKept | null) => why !== null && LASTING.includes(why);
