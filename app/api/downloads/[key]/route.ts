import { getTranslations } from "next-intl/server";
import { NEVER_KEPT, refusal } from "@/app/api/refusal";
import { can } from "@/lib/auth/permissions";
import { getViewer } from "@/lib/auth/session";
import { progressOf } from "@/lib/exports/progress";

interface Context {
  params: Promise<{ key: string }>;
}

/** How many rows of a file have been sent to whoever follows their own download. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const viewer = await getViewer();
  const t = await getTranslations("states.export");
  if (viewer === null) return refusal(401, t("signedOut"));
  if (!can(viewer, "figures.export")) return refusal(403, t("forbidden"));
  const progress = progressOf(viewer.personId, (await params).key);
  if (progress === null) return refusal(404, t("unknown"));
  return Response.json(progress, { headers: NEVER_KEPT });
}
