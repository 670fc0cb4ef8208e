import { expect, it, vi } from "vitest";
import { takeExportPlace } from "@/lib/exports/places";

// Before anything is imported: settings are read once.
vi.hoisted(() => {
  process.env.DATABASE_POOL_SIZE = "5";
});

it("half of the connections are for exports, and a place is free again once, however often it is left", () => {
  const [first, second] = [takeExportPlace(), takeExportPlace()];
  expect([first, second]).toEqual([expect.any(Function), expect.any(Function)]);
  expect(takeExportPlace()).toBeNull();
  first?.();
  first?.();
  expect(takeExportPlace()).not.toBeNull();
  expect(takeExportPlace()).toBeNull();
});
