import { expect, it, vi } from "vitest";
import { takeExportPlace } from "@/lib/exports/places";

await vi.hoisted(async () => {
  const { ownSettings } = await import("@/db/testing/own-settings");
  ownSettings({ DATABASE_POOL_SIZE: "5" });
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
