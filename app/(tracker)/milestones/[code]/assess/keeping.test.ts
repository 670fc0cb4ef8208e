import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  AGAIN,
  type KeepingState,
  type KeptAnswer,
  keepTyping,
  LONGEST,
  type NotKept,
  PAUSE,
  SETTLING,
} from "./keeping";

interface Sent {
  typed: string;
  version: number | null;
  givenUp: AbortSignal;
  answered: boolean;
  answer: (with_: KeptAnswer) => void;
}

/** A page with one field, a clock that is turned by hand, and an address that answers when the test says so. */
function newPage(opened: Parameters<typeof keepTyping>[1] = { version: null, touched: false }) {
  let [now, field] = [0, ""];
  const timers = new Map<number, { at: number; work: () => void }>();
  const told: KeepingState[] = [];
  const sent: Sent[] = [];
  let timer = 0;
  const keeping = keepTyping(
    {
      read: () => ({ narrative: field }),
      send: ({ narrative = "" }, version, givenUp) =>
        new Promise((answer) => sent.push({ typed: narrative, version, givenUp, answered: false, answer })),
      tell: (state) => told.push(state),
      after(milliseconds, work) {
        const id = ++timer;
        timers.set(id, { at: now + milliseconds, work });
        return () => timers.delete(id);
      },
    },
    opened,
  );
  const pass = (milliseconds: number) => {
    const until = now + milliseconds;
    for (;;) {
      const [next] = [...timers].filter(([, { at }]) => at <= until).toSorted(([, a], [, b]) => a.at - b.at);
      if (next === undefined) break;
      timers.delete(next[0]);
      now = next[1].at;
      next[1].work();
    }
    now = until;
  };
  const type = (text: string) => {
    field = text;
    keeping.changed();
  };
  /** Answers what is under way, and lets the answer arrive. */
  const answer = async (how: KeptAnswer) => {
    const last = sent.at(-1);
    if (last === undefined) return;
    last.answered = true;
    last.answer(how);
    await Promise.resolve();
    await Promise.resolve();
  };
  const keptAs = (version: number): KeptAnswer => ({ kept: true, version, at: `moment ${version}` });
  const refusedFor = (why: NotKept, version: number | null = null): KeptAnswer => ({
    kept: false,
    why,
    version,
  });
  return {
    keeping,
    sent,
    told,
    pass,
    type,
    answer,
    keptAs,
    refusedFor,
    typedSoFar: () => sent.map(({ typed }) => typed),
    onTheirWay: () => sent.filter(({ answered, givenUp }) => !answered && !givenUp.aborted).length,
  };
}

describe("keeping what is typed", () => {
  it("waits for a pause, and tells when it was kept", async () => {
    const page = newPage();
    page.type("S");
    page.pass(PAUSE - 1);
    page.type("So");
    page.pass(PAUSE - 1);
    expect(page.typedSoFar()).toEqual([]);
    page.pass(1);
    expect(page.typedSoFar()).toEqual(["So"]);
    await page.answer(page.keptAs(7));
    expect(page.told).toEqual([{ kind: "kept", at: "moment 7" }]);
  });

  it("does not wait for ever while somebody types on", () => {
    const page = newPage();
    for (let typed = 0; typed * 1_000 < LONGEST + 1_000; typed++) {
      page.type("x".repeat(typed + 1));
      page.pass(1_000);
    }
    expect(page.sent).toHaveLength(1);
  });

  it("sends nothing that is kept already, nor what the form was opened with", async () => {
    const page = newPage();
    page.type("");
    page.keeping.now();
    page.keeping.leave();
    expect(page.sent).toHaveLength(0);
    page.type("So far");
    page.keeping.now();
    await page.answer(page.keptAs(7));
    page.type("So far");
    page.keeping.leave();
    page.pass(LONGEST);
    expect(page.typedSoFar()).toEqual(["So far"]);
  });

  it("gives a connection that has come back a moment, and does not wait as long as after a failure", async () => {
    const page = newPage();
    page.type("Typed without a connection");
    page.pass(PAUSE);
    await page.answer(page.refusedFor("offline"));
    page.keeping.connected();
    page.pass(SETTLING - 1);
    expect(page.sent).toHaveLength(1);
    page.pass(1);
    expect(page.typedSoFar()).toEqual(["Typed without a connection", "Typed without a connection"]);
  });

  it("keeps what was typed before it began", () => {
    const page = newPage({ version: null, touched: true });
    page.keeping.changed();
    page.pass(PAUSE);
    expect(page.sent).toHaveLength(1);
  });

  it("goes on from the version that it was opened with, and then from its own last one", async () => {
    const page = newPage({ version: 41, touched: false });
    page.type("a");
    page.pass(PAUSE);
    await page.answer(page.keptAs(42));
    page.type("ab");
    page.pass(PAUSE);
    expect(page.sent.map(({ version }) => version)).toEqual([41, 42]);
  });

  it("never has two on their way, whatever happens, and in the end has sent what stands in the field", async () => {
    const step = fc.constantFrom(
      "type",
      "pass",
      "now",
      "connected",
      "leave",
      "kept",
      "offline",
      "pause",
      "resume",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const page = newPage();
        let typed = "";
        for (const what of steps) {
          if (what === "type") page.type((typed += "x"));
          else if (what === "pass") page.pass(PAUSE);
          else if (what === "kept") await page.answer(page.keptAs(page.sent.length));
          else if (what === "offline") await page.answer(page.refusedFor("offline"));
          else page.keeping[what]();
          expect(page.onTheirWay()).toBeLessThanOrEqual(1);
        }
        page.keeping.resume();
        for (let round = 0; round < 4; round++) {
          page.pass(AGAIN);
          await page.answer(page.keptAs(1_000 + round));
        }
        if (typed !== "") expect(page.typedSoFar().at(-1)).toBe(typed);
        expect(page.keeping.isAtRisk()).toBe(false);
      }),
    );
  });

  it("gives up what is under way for the newer text when the page is left", () => {
    const page = newPage();
    page.type("old");
    page.keeping.now();
    page.type("new");
    page.keeping.leave();
    expect(page.sent[0]?.givenUp.aborted).toBe(true);
    expect(page.typedSoFar()).toEqual(["old", "new"]);
  });

  it("leaves on its way what stands in the field when the page is left", async () => {
    const page = newPage();
    page.type("So far");
    page.keeping.now();
    page.keeping.leave();
    page.keeping.end();
    expect(page.sent[0]?.givenUp.aborted).toBe(false);
    await page.answer(page.keptAs(1));
    expect(page.typedSoFar()).toEqual(["So far"]);
  });

  it.each(["offline", "signed_out", "broken"] as const)("tries again after %s, by itself", async (why) => {
    const page = newPage();
    page.type("So far");
    page.pass(PAUSE);
    await page.answer(page.refusedFor(why));
    expect([page.told.at(-1), page.keeping.isAtRisk()]).toEqual([{ kind: "not_kept", why }, true]);
    page.pass(AGAIN);
    await page.answer(page.keptAs(1));
    expect(page.typedSoFar()).toEqual(["So far", "So far"]);
    expect([page.told.at(-1), page.keeping.isAtRisk()]).toEqual([{ kind: "kept", at: "moment 1" }, false]);
  });

  it("does not go on against another window's text by itself, and replaces it when asked to", async () => {
    const page = newPage();
    page.type("here");
    page.pass(PAUSE);
    await page.answer(page.refusedFor("another_window", 99));
    page.type("here too");
    page.pass(AGAIN);
    page.keeping.leave();
    expect(page.sent).toHaveLength(1);
    expect(page.keeping.isAtRisk()).toBe(true);
    page.keeping.replace();
    expect(page.sent.at(-1)).toMatchObject({ typed: "here too", version: 99 });
    await page.answer(page.keptAs(100));
    expect(page.told.at(-1)).toEqual({ kind: "kept", at: "moment 100" });
  });

  it("tries a text again that was too large once it has changed", async () => {
    const page = newPage();
    page.type("far too much");
    page.pass(PAUSE);
    await page.answer(page.refusedFor("too_large"));
    page.pass(AGAIN);
    expect(page.sent).toHaveLength(1);
    page.type("less");
    page.pass(PAUSE);
    expect(page.typedSoFar()).toEqual(["far too much", "less"]);
  });

  it("keeps nothing while the form is on its way, and goes on when it comes back", async () => {
    const page = newPage();
    page.type("So far");
    page.pass(PAUSE);
    page.keeping.pause();
    page.type("So far so good");
    page.keeping.now();
    page.pass(LONGEST);
    expect(page.sent).toHaveLength(1);
    let arrived = false;
    void page.keeping.underWay()?.then(() => (arrived = true));
    expect(arrived).toBe(false);
    await page.answer(page.keptAs(1));
    expect([arrived, page.keeping.underWay()]).toEqual([true, null]);
    page.pass(LONGEST);
    expect(page.sent).toHaveLength(1);
    page.keeping.resume();
    page.pass(PAUSE);
    await page.answer(page.keptAs(1));
    expect(page.typedSoFar()).toEqual(["So far", "So far so good"]);
  });

  it("keeps a last time what a form held that is gone, and then lets it be", async () => {
    const page = newPage();
    page.type("old");
    page.keeping.now();
    page.type("new");
    page.keeping.end();
    expect(page.typedSoFar()).toEqual(["old", "new"]);
    await page.answer(page.refusedFor("offline"));
    page.pass(AGAIN);
    page.keeping.now();
    expect(page.sent).toHaveLength(2);
  });
});
