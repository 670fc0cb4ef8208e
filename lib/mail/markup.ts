/** HTML that may stand in a document as it is: whatever was put into it has been escaped. */
export class Markup {
  constructor(readonly html: string) {}
}

/** Writes HTML: texts between its parts are escaped, in attributes too, and markup is taken as it is. */
export function markup(
  parts: TemplateStringsArray,
  ...values: readonly (string | Markup | readonly Markup[])[]
): Markup {
  return new Markup(parts.reduce((written, part, index) => written + htmlOf(values[index - 1] ?? "") + part));
}

function htmlOf(value: string | Markup | readonly Markup[]): string {
  if (typeof value === "string") return escape(value);
  return value instanceof Markup ? value.html : value.map((each) => each.html).join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");

/** A text as one line: what would break it, or is no character to read, becomes a space. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
}
