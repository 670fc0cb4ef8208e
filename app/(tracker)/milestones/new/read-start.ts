import { notFound } from "next/navigation";
import type { StartingPoint } from "@/components/planning/starting-point";
import type { Viewer } from "@/lib/auth/viewer";
import { getTemplate, type listScales } from "@/lib/catalogue/queries";

type Scales = Awaited<ReturnType<typeof listScales>>;

/** What an address says a plan starts from: `number`, `scale-3`, or a template's code; null when it does not say. */
export async function readStart(
  viewer: Viewer,
  from: string | string[],
  scales: Scales,
): Promise<StartingPoint | null> {
  if (from === "") return null;
  if (typeof from !== "string") notFound();
  if (from === "number") return { kind: "number" };
  const scale = scales.find(({ id }) => from === `scale-${id}`);
  if (scale) return { kind: "scale", scale };
  const template = await getTemplate(viewer, from);
  if (template === null || template.retiredAt !== null) notFound();
  return { kind: "template", template, scale: template.scale };
}
