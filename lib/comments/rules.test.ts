import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeMentions, encodeMentions, giveHandles, mentionedIn, partsOf } from "@/lib/comments/rules";

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const [ALEX, ALEXA, SAM] = [id(1), id(2), id(3)];
const people = giveHandles([
  { personId: ALEX, name: "Alex Morgan" },
  { personId: ALEXA, name: "Alexandra Ó Brien" },
  { personId: SAM, name: "Sam" },
]);
const encoded = (text: string) => {
  const result = encodeMentions(text, people);
  return result.ok ? result.text : result.messageKey;
};

describe("mentions in a typed text", () => {
  it("are kept by person, whatever the capitals and whatever stands around them", () => {
    expect(encoded("@Alex Morgan, (@sam) and @ALEXANDRA Ó BRIEN!")).toBe(
      `@{${ALEX}}, (@{${SAM}}) and @{${ALEXA}}!`,
    );
  });

  it("are told in whichever form of Unicode the name was typed", () => {
    expect(encoded("@Alexandra O\u0301 Brien")).toBe(`@{${ALEXA}}`);
  });

  it("end where the name does: a longer word is another name", () => {
    expect(encoded("@Samuel")).toBe("comment.mention.unknown");
    expect(encoded("@Sam's")).toBe(`@{${SAM}}'s`);
  });

  it("of nobody who may be mentioned are refused, and so is one that imitates how they are kept", () => {
    expect(encoded("ask @Nobody")).toBe("comment.mention.unknown");
    expect(encoded(`ask @{${ALEX}}`)).toBe("comment.mention.unknown");
  });

  it.each(["at 5 @ noon", "someone@sam.example", "a @", "@{not one}", "50@Sam"])("are none in %j", (text) => {
    expect(encoded(text)).toBe(text);
  });

  it("of more than twenty people are refused", () => {
    const crowd = giveHandles(Array.from({ length: 21 }, (_, n) => ({ personId: id(n), name: `P${n} End` })));
    const text = crowd.map(({ handle }) => `@${handle}`).join(" ");
    expect(encodeMentions(text, crowd)).toEqual({ ok: false, messageKey: "comment.mention.too_many" });
    expect(encodeMentions(text, crowd.slice(1)).ok).toBe(false);
  });

  it("tell namesakes apart by a number, and the bare name is nobody's", () => {
    const twins = giveHandles([
      { personId: ALEX, name: "Kim Lee" },
      { personId: SAM, name: "kim lee" },
    ]);
    expect(twins.map(({ handle }) => handle)).toEqual(["Kim Lee (1)", "kim lee (2)"]);
    expect(encodeMentions("@Kim Lee (2) and @Kim Lee (1)", twins)).toMatchObject({
      text: `@{${SAM}} and @{${ALEX}}`,
    });
    expect(encodeMentions("@Kim Lee", twins).ok).toBe(false);
  });
});

const name = fc
  .stringMatching(/^[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'’ .-]{0,20}[A-Za-zÀ-ÿ]$/)
  .map((text) => text.normalize("NFC"));
const crowd = fc
  .uniqueArray(name, { maxLength: 6, selector: (text) => text.toLowerCase() })
  .map((names) => giveHandles(names.map((each, n) => ({ personId: id(n), name: each }))));
const typed = crowd.chain((known) =>
  fc
    .array(
      fc.oneof(
        fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => text.replaceAll("@", "")),
        known.length === 0 ? fc.constant("") : fc.constantFrom(...known).map(({ handle }) => ` @${handle} `),
      ),
      { maxLength: 12 },
    )
    .map((pieces) => ({ known, text: pieces.join("").normalize("NFC") })),
);

describe("a kept text", () => {
  it("comes back as it was typed, but for the capitals of names, and is kept the same again", () => {
    fc.assert(
      fc.property(typed, ({ known, text }) => {
        const kept = encodeMentions(text, known);
        if (!kept.ok) return;
        const back = decodeMentions(kept.text, known);
        expect(back.toLowerCase()).toBe(text.toLowerCase());
        expect(encodeMentions(back, known)).toEqual(kept);
      }),
    );
  });

  it("mentions exactly those whom its typed form did, and nobody unknown", () => {
    fc.assert(
      fc.property(typed, ({ known, text }) => {
        const kept = encodeMentions(text, known);
        if (!kept.ok) return;
        expect([...new Set(mentionedIn(kept.text))]).toEqual(kept.mentioned);
        expect(kept.mentioned.every((one) => known.some(({ personId }) => personId === one))).toBe(true);
      }),
    );
  });

  it("whatever it is falls into pieces that make it up again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.array(fc.nat(9)), (text, ids) => {
        const kept = [text, ...ids.map((n) => `@{${id(n)}}`)].join(" ");
        const again = partsOf(kept).map((part) => ("text" in part ? part.text : `@{${part.personId}}`));
        expect(again.join("")).toBe(kept);
      }),
    );
  });
});
