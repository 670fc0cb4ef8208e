import { describe, expect, it } from "vitest";
import { withUploadSlot } from "@/lib/evidence/upload-slots";

/** Work that lasts until it is told to end. */
function lasting(person: string) {
  let [end, fail]: [() => void, (reason: Error) => void] = [() => undefined, () => undefined];
  const work = new Promise<string>((resolve, reject) => {
    [end, fail] = [() => resolve("done"), reject];
  });
  return { result: withUploadSlot(person, () => work), end, fail };
}

const quick = (person: string) => withUploadSlot(person, () => Promise.resolve("done"));

describe("uploads at the same time", () => {
  it("are three of one person, who leaves room for others", async () => {
    const own = [lasting("a"), lasting("a"), lasting("a")];
    expect(await quick("a")).toBeNull();
    expect(await quick("b")).toBe("done");
    own[0]?.end();
    expect(await own[0]?.result).toBe("done");
    expect(await quick("a")).toBe("done");
    for (const each of own) each.end();
    await Promise.all(own.map(({ result }) => result));
  });

  it("are six of all", async () => {
    const all = ["a", "a", "b", "b", "c", "d"].map(lasting);
    expect(await quick("e")).toBeNull();
    for (const each of all) each.end();
    await Promise.all(all.map(({ result }) => result));
    expect(await quick("e")).toBe("done");
  });

  it("give their place back when they fail, to the same person and to others", async () => {
    const own = [lasting("a"), lasting("a"), lasting("a")];
    for (const each of own) each.fail(new Error("broken off"));
    for (const each of own) await expect(each.result).rejects.toThrow("broken off");
    const next = ["a", "a", "a", "b", "b", "b"].map(lasting);
    for (const each of next) each.end();
    expect(await Promise.all(next.map(({ result }) => result))).toEqual(next.map(() => "done"));
  });
});
