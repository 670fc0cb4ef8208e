import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { milestoneFields } from "@/lib/milestones/export-fields";

it("the columns of the milestones export are documented, all of them and in their order", () => {
  const text = readFileSync(new URL("../../docs/export.md", import.meta.url), "utf8");
  const section = text.split("\n## ").find((part) => part.startsWith("/api/export/milestones"));
  const documented = [...(section ?? "").matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(documented).toEqual(milestoneFields("2000-01-01").map(({ name }) => name));
});
