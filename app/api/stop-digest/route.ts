import { senderOf } from "@/lib/auth/sender";
import { digestKeySchema, stopDigest } from "@/lib/people/digest-key";

/**
 * Stops the digest of a key, for the button of the page and for mail programs (RFC 8058), which are sent nowhere else. Nothing of
 * the body is read: the key says all.
 */
export async function POST(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const key = digestKeySchema.parse(asked.get("key"));
  const isKnown = key !== null && (await stopDigest(key, senderOf(request.headers)));
  if (asked.get("from") === "page") {
    return new Response(null, { status: 303, headers: { location: `/stop-digest?key=${key ?? ""}` } });
  }
  return isKnown
    ? new Response("The digest is stopped.\n", { status: 200 })
    : new Response("This link belongs to no digest.\n", { status: 404 });
}
