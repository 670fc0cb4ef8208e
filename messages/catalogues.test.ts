import { readdirSync } from "node:fs";
import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import { MESSAGES } from "@/i18n/messages";
import { LANGUAGES } from "@/lib/people/constants";

/** Every message of a catalogue as `area.thing.state` and its text. */
function flatten(node: unknown, path: readonly string[] = []): readonly (readonly [string, string])[] {
  if (typeof node === "string") return [[path.join("."), node]];
  if (typeof node !== "object" || node === null) throw new Error(`${path.join(".")} is no text`);
  return Object.entries(node).flatMap(([key, value]) => flatten(value, [...path, key]));
}

/** The arguments and tags of a message, each with its kind; plural and select branches included. */
function parameters(elements: readonly MessageFormatElement[]): readonly string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const own = `${element.value}:${TYPE[element.type]}`;
    if (element.type === TYPE.tag) return [own, ...parameters(element.children)];
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      return [own, ...Object.values(element.options).flatMap((option) => parameters(option.value))];
    }
    return [own];
  });
}

/** Kinds may differ between languages (French may need a plural where English does not); names may not. */
function parameterNames(text: string): readonly string[] {
  return [...new Set(parameters(parse(text)).map((parameter) => parameter.replace(/:.*/, "")))].toSorted();
}

const en = new Map(flatten(MESSAGES.en));
const fr = new Map(flatten(MESSAGES.fr));

describe("the two catalogues", () => {
  it("have the same keys", () => {
    expect([...fr.keys()].toSorted()).toEqual([...en.keys()].toSorted());
  });

  it("take the same arguments in every message", () => {
    const names = (catalogue: Map<string, string>) =>
      Object.fromEntries([...catalogue].map(([key, text]) => [key, parameterNames(text)]));
    expect(names(fr)).toEqual(names(en));
  });

  it("have no empty text", () => {
    const empty = [...en, ...fr].filter(([, text]) => text.trim() === "");
    expect(empty).toEqual([]);
  });

  it("write French as French is written: curved apostrophes, no break before high punctuation", () => {
    const wrong = [...fr].filter(([, text]) => /\p{L}'\p{L}| [;:!?»]|« /u.test(text));
    expect(wrong).toEqual([]);
  });
});

it.each(LANGUAGES)("every file of messages/%s is loaded under its own name", (language) => {
  const files = readdirSync(new URL(`./${language}`, import.meta.url)).map((file) =>
    file.replace(/\.json$/, ""),
  );
  expect(Object.keys(MESSAGES[language]).toSorted()).toEqual(files.toSorted());
});
