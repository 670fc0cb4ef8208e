/** Draws that look arbitrary and are the same on every machine. */
export interface Random {
  /** From 0 up to, not including, 1. */
  share(): number;
  between(low: number, high: number): number;
  /** A whole number, both ends included. */
  whole(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  /** One of the items, each as likely as its weight says. */
  weighted<Item>(items: readonly [readonly [Item, number], ...(readonly [Item, number])[]]): Item;
  shuffled<Item>(items: readonly Item[]): Item[];
  /** In the form of a random UUID (version 4). */
  uuid(): string;
}

/** A generator of its own for each name, so that one more draw for one milestone moves no other one. */
export function randomFor(name: string): Random {
  const share = mulberry32(fnv1a(name));
  const whole = (low: number, high: number) => low + Math.floor(share() * (high - low + 1));
  const hex = (digits: number) => Array.from({ length: digits }, () => whole(0, 15).toString(16)).join("");
  return {
    share,
    whole,
    between: (low, high) => low + share() * (high - low),
    chance: (probability) => share() < probability,
    pick: (items) => items[whole(0, items.length - 1)] ?? items[0],
    weighted(items) {
      let left = share() * items.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of items) if ((left -= weight) < 0) return item;
      return items[0][0];
    },
    shuffled(items) {
      const keyed = items.map((item) => ({ item, key: share() }));
      return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
    },
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${whole(8, 11).toString(16)}${hex(3)}-${hex(12)}`,
  };
}

/** Tommy Ettinger's mulberry32: 32 bits of state, quick, the same wherever JavaScript runs. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The FNV-1a hash of a text, 32 bits. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
