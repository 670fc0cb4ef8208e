import type { FormFault, FormValues } from "@/lib/forms/constants";
import { UNFIT } from "@/lib/forms/constants";

/** A name as a form writes it: `title`, or `evidence[2].url` for a field of a list's row. */
const NAME = /^([A-Za-z]\w*)(?:\[(\d{1,3})\]\.([A-Za-z]\w*))?$/;

/** An input as commands want it, and which field each place in it came from. */
export interface ReadFields {
  input: Readonly<Record<string, unknown>>;
  /** The field's name for a path in the input, such as `["evidence", 0, "url"]`. */
  nameOf: (path: readonly PropertyKey[]) => string | null;
}

/** The texts of a form, by name. What the framework adds for itself, and files, are not among them. */
export function valuesOf(form: FormData): FormValues {
  const texts: [string, string][] = [];
  for (const [name, value] of form) {
    if (typeof value === "string" && NAME.test(name)) texts.push([name, value]);
  }
  return Object.fromEntries(texts);
}

/** How many rows a list of the form has; empty ones count. */
export function rowCount(values: FormValues, list: string): number {
  const indexes = Object.keys(values).flatMap((name) => {
    const [, owner, index] = NAME.exec(name) ?? [];
    return owner === list && index !== undefined ? [Number(index)] : [];
  });
  return Math.max(-1, ...indexes) + 1;
}

/**
 * Puts rows into lists. A row in which nothing was typed does not count, and each list that the form may have is there even
 * when it has no row at all.
 */
export function readFields(values: FormValues, lists: readonly string[]): ReadFields {
  const plain: Record<string, unknown> = {};
  const rows = new Map(lists.map((list) => [list, new Map<number, Record<string, string>>()]));
  for (const [name, text] of Object.entries(values)) {
    const [, owner = "", index, field] = NAME.exec(name) ?? [];
    if (index === undefined || field === undefined) {
      if (owner !== "") plain[owner] = text;
      continue;
    }
    const list = rows.get(owner);
    if (list === undefined) continue;
    list.set(Number(index), { ...list.get(Number(index)), [field]: text });
  }
  const filled = new Map(
    [...rows].map(([list, byIndex]) => [
      list,
      [...byIndex]
        .filter(([, row]) => Object.values(row).some((text) => text.trim() !== ""))
        .toSorted(([a], [b]) => a - b),
    ]),
  );
  const input = {
    ...plain,
    ...Object.fromEntries([...filled].map(([list, entries]) => [list, entries.map(([, row]) => row)])),
  };
  return { input, nameOf: (path) => nameOf(path, filled) };
}

function nameOf(
  [owner, place, field]: readonly PropertyKey[],
  filled: ReadonlyMap<string, readonly (readonly [number, unknown])[]>,
): string | null {
  if (typeof owner !== "string") return null;
  if (typeof place !== "number" || typeof field !== "string") return owner;
  const index = filled.get(owner)?.[place]?.[0];
  return index === undefined ? owner : `${owner}[${index}].${field}`;
}

/** The path in an input of a field as a failure names it: `evidence.2.file`. */
export function pathOf(field: string): PropertyKey[] {
  return field.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** The first fault of each field, in the order found. A message that is no key was not written for people. */
export function faultsOf(
  issues: readonly { path: readonly PropertyKey[]; message: string }[],
  nameOf: ReadFields["nameOf"],
): FormFault[] {
  const byName = new Map<string | null, FormFault>();
  for (const { path, message } of issues) {
    const name = nameOf(path);
    if (byName.has(name)) continue;
    byName.set(name, { name, messageKey: /^[a-z_]+(\.[a-z_]+)+$/.test(message) ? message : UNFIT });
  }
  return [...byName.values()];
}

/** What the rows of a list hold in this field, in their order: which boxes of a group were ticked. */
export function listed(values: FormValues, list: string, field: string): string[] {
  return Object.entries(values).flatMap(([name, text]) => {
    const [, owner, , own] = NAME.exec(name) ?? [];
    return owner === list && own === field ? [text] : [];
  });
}
