import { afterAll, vi } from "vitest";

/**
 * Settings that hold in one file of tests alone. The product reads each once, and files share what they import: so all of it is loaded
 * anew after this call, and once more after the file. To be called before the product is imported.
 */
export function ownSettings(settings: Readonly<Record<string, string>>): void {
  const before = Object.fromEntries(Object.keys(settings).map((name) => [name, process.env[name]]));
  Object.assign(process.env, settings);
  vi.resetModules();
  afterAll(() => {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    vi.resetModules();
  });
}
