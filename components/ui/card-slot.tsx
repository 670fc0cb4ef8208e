import { type ReactNode, Suspense } from "react";
import { CardBoundary } from "./card-boundary";
import { Skeleton } from "./skeleton";

interface Props {
  /** That of the card, so that nothing moves when it arrives. */
  height: string;
  /** The same on a narrow screen, where its words take more lines and its parts stand below each other. */
  narrow?: string;
  children: ReactNode;
}

/** A place for a card that reads its own figures: it arrives when it can, and a fault of its own stays within it. */
export function CardSlot({ height, narrow = height, children }: Props) {
  return (
    <CardBoundary>
      <Suspense fallback={<Skeleton height={height} narrow={narrow} />}>{children}</Suspense>
    </CardBoundary>
  );
}
