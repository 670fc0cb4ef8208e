import { newPerson } from "@/db/testing/factories";
import type { Viewer } from "@/lib/auth/viewer";

import type { Asking } from "./routes";

type Cast = Record<Asking, Viewer | null>;

/** A fresh person for everybody who can ask about this partner. */
export async function newCast(partner: string, elsewhere: string): Promise<Cast> {
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

let known: Promise<Cast> | undefined;

/** One cast for every test that asks about Georgia and changes nobody. */
export function georgiasCast(): Promise<Cast> {
  known ??= newCast("GEO", "ARM");
  return known;
}
