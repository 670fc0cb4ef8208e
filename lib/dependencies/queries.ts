import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import { asReader } from "@/db/client";
import { milestoneDependencies as dependencies, milestones, people } from "@/db/schema";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { visiblePartner } from "@/lib/auth/scope";
import { ragExpression } from "@/lib/milestones/conditions";
import type { Rag } from "@/lib/milestones/constants";

/** What a milestone waits for, and what waits for it, each by its code. */
export async function listDependencies(reader: Reader, milestoneId: number) {
  const rows = await asReader(reader, (tx) =>
    tx
      .select({
        id: dependencies.id,
        version: dependencies.version,
        milestoneId: dependencies.milestoneId,
        code: milestones.code,
        title: milestones.title,
        dueOn: milestones.dueOn,
        rag: sql<Rag>`${ragExpression(dayOf(reader))}`,
        addedAt: dependencies.addedAt,
        addedBy: people.name,
      })
      .from(dependencies)
      .innerJoin(
        milestones,
        or(
          and(eq(dependencies.milestoneId, milestoneId), eq(milestones.id, dependencies.waitsForId)),
          and(eq(dependencies.waitsForId, milestoneId), eq(milestones.id, dependencies.milestoneId)),
        ),
      )
      .leftJoin(people, eq(people.id, dependencies.addedBy))
      .where(
        and(
          visiblePartner(reader, dependencies.partnerIso3),
          or(eq(dependencies.milestoneId, milestoneId), eq(dependencies.waitsForId, milestoneId)),
          isNull(dependencies.removedAt),
        ),
      )
      .orderBy(asc(milestones.areaCode), sql`length(${milestones.code})`, asc(milestones.code)),
  );
  return {
    waitsFor: rows.filter((row) => row.milestoneId === milestoneId),
    waitedFor: rows.filter((row) => row.milestoneId !== milestoneId),
  };
}
export type Dependencies = Awaited<ReturnType<typeof listDependencies>>;
export type Dependency = Dependencies["waitsFor"][number];
