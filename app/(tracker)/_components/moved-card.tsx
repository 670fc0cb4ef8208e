import type { Reader } from "@/lib/as-of/reader";
import { getLatestMovements } from "@/lib/movements/queries";
import { MovedParts } from "./moved-parts";

/** What moved completion in the running quarter; of a past day in the last one that had ended by then. */
export async function MovedCard({ reader }: { reader: Reader }) {
  return <MovedParts latest={await getLatestMovements(reader)} />;
}
