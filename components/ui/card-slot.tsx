import { type ReactNode, Suspense } from "react";
import { CardBoundary } from "./card-boundary";
import { Skeleton } from "./skeleton";

/** A place for a card that reads its own figures: it arrives when it can, and a fault of its own stays within it. */
export function CardSlot({ height, children }: { height: string; children: ReactNode }) {
  return (
    <CardBoundary>
      <Suspense fallback={<Skeleton height={height} />}>{children}</Suspense>
    </CardBoundary>
  );
}
