import type { Load } from "./load";

/** Does some work for each item, so many at once, and says what each took. */
export async function atOnce<Item>(
  items: readonly Item[],
  workers: number,
  work: (item: Item) => Promise<void>,
): Promise<Load> {
  const waiting = [...items];
  const milliseconds: number[] = [];
  const begin = performance.now();
  const one = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      const started = performance.now();
      await work(item);
      milliseconds.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: workers }, one));
  return { milliseconds, seconds: (performance.now() - begin) / 1000 };
}
