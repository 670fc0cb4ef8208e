import { showElapsed } from "@/scripts/elapsed.mjs";

/** Says what is going on while it takes long: the name at once, the seconds as they pass, the time when it is done. */
export async function step<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const end = showElapsed(name);
  try {
    const result = await work();
    end(true);
    return result;
  } catch (error) {
    end(false);
    throw error;
  }
}
