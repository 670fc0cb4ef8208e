import { newPerson } from "@/db/testing/factories";
import type { Viewer } from "@/lib/auth/viewer";

import type { Asking } from "./routes";

/** A fresh person for everybody who can ask about this partner. */
export async function newCast(partner: string, elsewhere: string): Promise<Record<Asking, Viewer | null>> {
  const [assigned, otherAnalyst, manager, liaison, otherLiaison, admin] = await Promise.all([
    newPerson("analyst", [partner]),
    newPerson("analyst", [elsewhere]),
    newPerson("manager"),
    newPerson("liaison", [partner]),
    newPerson("liaison", [elsewhere]),
    newPerson("admin"),
  ]);
  return { nobody: null, assigned, otherAnalyst, manager, liaison, otherLiaison, admin };
}
