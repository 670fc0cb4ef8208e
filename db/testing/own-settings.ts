import { afterAll, vi } from "vitest";

type Settings = Readonly<Record<string, string>>;

/**
 * Settings that hold in one file of tests alone. The product reads each once, and files share what they import: so all of it is loaded
 * anew after this call, and once more after the file. To be called before the product is imported.
 */
export function ownSettings(settings: Settings): void {
  afterAll(putInPlace(settings));
}

/** Settings that hold for this work alone, which imports for itself what is to read them. */
export async function withSettings<Result>(settings: Settings, work: () => Promise<Result>): Promise<Result> {
  const putBack = putInPlace(settings);
  try {
    return await work();
  } finally {
    putBack();
  }
}

function putInPlace(settings: Settings): () => void {
  const before = Object.keys(settings).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, settings);
  vi.resetModules();
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    vi.resetModules();
  };
}
