import { getTranslations } from "next-intl/server";
import { NEVER_KEPT, refusal } from "@/app/api/refusal";
import { type Action, can } from "@/lib/auth/permissions";
import { getViewer } from "@/lib/auth/session";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { isFault, lastDayKnown, parseAsOf } from "@/lib/as-of/rules";
import type { Viewer } from "@/lib/auth/viewer";
import { type ExportRequest, recordExport } from "@/lib/exports/commands";
import { CONTENT_TYPES, type ExportFormat } from "@/lib/exports/constants";
import { FOLLOW } from "@/lib/exports/progress";
import { isDemonstration } from "@/lib/installation/queries";
import { today } from "@/lib/periods/today";

interface FileOptions {
  format?: ExportFormat;
  /** What one has to be allowed beside exporting. */
  also?: Action;
  /** It has no past: always of today, whatever day the address names. */
  present?: boolean;
  /** How many rows the file has, for who asks for that alone. */
  count?: (reader: Reader) => Promise<number>;
}

/**
 * Answers with a file to download, or with why there is none; `make` answers null when too many are on their way. The trail has it
 * before its first byte is sent. HEAD is told how many rows it would have.
 */
export async function answerWithFile(
  request: Request,
  name: string,
  make: (reader: Reader) => BodyInit | null | Promise<BodyInit | null>,
  { format = "csv", also = "figures.export", present = false, count }: FileOptions = {},
): Promise<Response> {
  const viewer = await getViewer();
  const t = await getTranslations("states.export");
  if (viewer === null) return refusal(401, t("signedOut"));
  if (!can(viewer, "figures.export")) return refusal(403, t("forbidden"));
  if (!can(viewer, also)) return refusal(403, t("administrators"));
  const asOf = present ? null : parseAsOf(new URL(request.url).searchParams, today());
  if (isFault(asOf)) return refusal(400, t(`asOf.${asOf.field}.${asOf.reason}`));
  const reader: Reader = asOf === null ? viewer : { ...viewer, asOf };
  // In the name too: a file without rows has no other place that says it.
  const marking = (await isDemonstration()) ? "illustrative" : "";
  const body = await make(reader);
  if (body === null) return refusal(503, t("busy"), { "retry-after": "30" });
  if (!(await isRecorded(viewer, request, { file: name, format }, body))) return refusal(403, t("forbidden"));
  const rows = request.method === "HEAD" ? await count?.(reader) : undefined;
  return new Response(body, {
    headers: {
      "content-type": CONTENT_TYPES[format],
      "content-disposition": `attachment; filename="${[name, marking, dayOf(reader), asOf && `known-${lastDayKnown(asOf) ?? "now"}`].filter(Boolean).join("-")}.${format}"`,
      ...(rows === undefined ? {} : { "x-rows": String(rows) }),
      ...NEVER_KEPT,
    },
  });
}

/** Whether the file may be handed over, now that it is on record; otherwise it is given up. HEAD takes nothing away. */
async function isRecorded(
  viewer: Viewer,
  request: Request,
  asked: Omit<ExportRequest, "query">,
  body: BodyInit,
): Promise<boolean> {
  if (request.method === "HEAD") return true;
  let recorded = false;
  try {
    const query = new URL(request.url).searchParams;
    query.delete(FOLLOW);
    recorded = (await recordExport(viewer, { ...asked, query })).ok;
  } finally {
    if (!recorded && body instanceof ReadableStream) await body.cancel();
  }
  return recorded;
}

/** The partner that an address asks for, if it asks for one. */
export function partnerOf(request: Request): string | undefined {
  return new URL(request.url).searchParams.get("partner")?.replaceAll("\0", "");
}
