import type { MessageKeys, NestedKeyOf } from "next-intl";
import failures from "@/messages/en/failures.json";

/** A key below `failures` in the messages. */
export type FailureKey = MessageKeys<typeof failures, NestedKeyOf<typeof failures>>;

function leaves(node: object, path: string): string[] {
  return Object.entries(node).flatMap(([name, value]: [string, unknown]) => {
    const key = path === "" ? name : `${path}.${name}`;
    return typeof value === "object" && value !== null ? leaves(value, key) : [key];
  });
}

const keys = new Set(leaves(failures, ""));

/** What a failure means in English, for the shell. */
export function sentenceOf(key: string): string {
  const found = key
    .split(".")
    .reduce<unknown>(
      (node, step) => (typeof node === "object" && node !== null ? Reflect.get(node, step) : undefined),
      failures,
    );
  return typeof found === "string" ? found : key;
}

/** Whether a key that came with a failure is one that the messages explain. */
export function isFailureKey(key: string): key is FailureKey {
  return keys.has(key);
}
