/** A value of an event's contents, as it is shown. */
export type Shown =
  | { kind: "nothing" }
  | { kind: "text"; text: string }
  | { kind: "list"; items: readonly Shown[] }
  | { kind: "fields"; fields: readonly { name: string; value: Shown }[] };

/** One field that an event changed. */
export interface Change {
  field: string;
  before: Shown;
  after: Shown;
}

type Contents = Readonly<Record<string, unknown>> | null;

interface Changed {
  changed: readonly string[];
  before: Contents;
  after: Contents;
}

/** How a text, a number or a truth value of this field reads. */
export type Write = (field: string, value: string | number | boolean) => string;

/**
 * The fields that an event changed, with what they were and are, in the order of the contents. What was nothing and is nothing is
 * left out, as of a thing that has just been made.
 */
export function prepareChanges({ changed, before, after }: Changed, write: Write): readonly Change[] {
  const order = [...new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})])];
  return order
    .filter((field) => changed.includes(field))
    .map((field) => ({
      field,
      before: shown(field, before?.[field], write),
      after: shown(field, after?.[field], write),
    }))
    .filter((change) => change.before.kind !== "nothing" || change.after.kind !== "nothing");
}

function shown(field: string, value: unknown, write: Write): Shown {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return value === "" ? { kind: "nothing" } : { kind: "text", text: write(field, value) };
  }
  if (typeof value !== "object" || value === null) return { kind: "nothing" };
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => shown(field, item, write)).filter(isSomething);
    return items.length === 0 ? { kind: "nothing" } : { kind: "list", items };
  }
  const fields = Object.entries(value)
    .map(([name, part]: [string, unknown]) => ({ name, value: shown(name, part, write) }))
    .filter((part) => isSomething(part.value));
  return fields.length === 0 ? { kind: "nothing" } : { kind: "fields", fields };
}

const isSomething = ({ kind }: Shown) => kind !== "nothing";

/** What is longer than this is folded. */
const LONG = 280;

/** The beginning of a long text, cut at a space; null when it is short enough to be read at once. */
export function beginningOf(text: string): string | null {
  if (text.length <= LONG) return null;
  const cut = text.slice(0, LONG - 60);
  return cut.slice(0, Math.max(cut.lastIndexOf(" "), LONG - 120));
}
