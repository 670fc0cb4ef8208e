import type { AsOf } from "@/lib/as-of/rules";
import type { Viewer } from "@/lib/auth/viewer";
import type { Day } from "@/lib/periods/days";
import { today } from "@/lib/periods/today";

/** Who is asking, and for which past day: what every query takes that feeds a page of the past as well. Who names none asks for now. */
export interface Reader extends Viewer {
  asOf?: AsOf;
}

/** The day that the reader looks at. */
export function dayOf({ asOf }: Reader): Day {
  return asOf?.day ?? today();
}

/** The viewer as a reader of a day; today by all that is known now is the present. */
export function readerOf(viewer: Viewer, asOf: AsOf): Reader {
  const isPresent = asOf.day === today() && asOf.knownBefore === "infinity";
  return isPresent ? viewer : { ...viewer, asOf };
}
