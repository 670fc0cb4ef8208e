import { COMMENT_MAX_MENTIONS } from "@/lib/comments/constants";

/** Somebody who may be mentioned, by the words that mention them after an `@`. */
export interface Handle {
  personId: string;
  handle: string;
}

/** A piece of a comment: plain text, or the person mentioned there. */
export type CommentPart = { text: string } | { personId: string };

export type Encoded =
  | { ok: true; text: string; mentioned: string[] }
  | { ok: false; messageKey: "comment.mention.unknown" | "comment.mention.too_many" };

const TOKEN = /@\{([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}/g;
/** Where a mention may begin: not within a word, so that an e-mail address mentions nobody. */
const AT = /(?<![\p{L}\p{N}._%+-])@(?=[\p{L}{])/gu;

/** Gives everybody a handle of their own: the name, and a number where several people bear it. */
export function giveHandles(people: readonly { personId: string; name: string }[]): Handle[] {
  const folded = (name: string) => name.normalize("NFC").toLowerCase();
  const namesakes = new Map<string, number>();
  for (const { name } of people) namesakes.set(folded(name), (namesakes.get(folded(name)) ?? 0) + 1);
  const given = new Map<string, number>();
  return people.map(({ personId, name }) => {
    const number = (given.get(folded(name)) ?? 0) + 1;
    given.set(folded(name), number);
    const handle = name.normalize("NFC");
    return { personId, handle: namesakes.get(folded(name)) === 1 ? handle : `${handle} (${number})` };
  });
}

/** A typed text as it is kept, `@name` as `@{id}`. A mention of somebody who is not among the people given is refused. */
export function encodeMentions(typed: string, people: readonly Handle[]): Encoded {
  const source = typed.normalize("NFC");
  const longestFirst = people.toSorted((a, b) => b.handle.length - a.handle.length);
  const mentioned = new Set<string>();
  let text = "";
  let from = 0;
  for (const { index } of source.matchAll(AT)) {
    // A name may hold an @ of its own.
    if (index < from) continue;
    const found = longestFirst.find(({ handle }) => beginsWith(source, index + 1, handle));
    if (found === undefined) {
      if (source[index + 1] === "{" && !new RegExp(TOKEN, "y").test(source.slice(index))) continue;
      return { ok: false, messageKey: "comment.mention.unknown" };
    }
    text += `${source.slice(from, index)}@{${found.personId}}`;
    from = index + 1 + found.handle.length;
    mentioned.add(found.personId);
  }
  if (mentioned.size > COMMENT_MAX_MENTIONS) return { ok: false, messageKey: "comment.mention.too_many" };
  return { ok: true, text: text + source.slice(from), mentioned: [...mentioned] };
}

function beginsWith(text: string, at: number, handle: string): boolean {
  const slice = text.slice(at, at + handle.length);
  const after = text.slice(at + handle.length);
  return slice.toLowerCase() === handle.toLowerCase() && !/^[\p{L}\p{N}]/u.test(after);
}

/** A kept text in pieces. */
export function partsOf(text: string): CommentPart[] {
  const parts: CommentPart[] = [];
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ personId: match[1] ?? "" });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** Whom a kept text mentions. */
export function mentionedIn(text: string): string[] {
  return partsOf(text).flatMap((part) => ("personId" in part ? [part.personId] : []));
}

/** A kept text as it is typed, for its form. */
export function decodeMentions(text: string, people: readonly Handle[]): string {
  const handles = new Map(people.map(({ personId, handle }) => [personId, handle]));
  return partsOf(text)
    .map((part) => ("text" in part ? part.text : `@${handles.get(part.personId) ?? "…"}`))
    .join("");
}
