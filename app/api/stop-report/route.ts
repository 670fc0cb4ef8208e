import { senderOf } from "@/lib/auth/sender";
import { stopKeySchema, stopReport } from "@/lib/reports/schedules/stop-key";

/**
 * Stops the scheduled report of a key for its recipient, for the button of the page and for mail programs (RFC 8058), which are sent
 * nowhere else. Nothing of the body is read: the key says all.
 */
export async function POST(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const key = stopKeySchema.parse(asked.get("key"));
  const isKnown = key !== null && (await stopReport(key, senderOf(request.headers)));
  if (asked.get("from") === "page") {
    return new Response(null, { status: 303, headers: { location: `/stop-report?key=${key ?? ""}` } });
  }
  return isKnown
    ? new Response("The report is stopped.\n", { status: 200 })
    : new Response("This link belongs to no scheduled report.\n", { status: 404 });
}
