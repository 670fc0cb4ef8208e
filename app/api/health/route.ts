import { isDatabaseAnswering } from "@/lib/installation/queries";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const answering = await isDatabaseAnswering();
  return Response.json({ status: answering ? "ok" : "unavailable" }, { status: answering ? 200 : 503 });
}
