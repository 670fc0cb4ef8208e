import { cache } from "react";
import type { Viewer } from "@/lib/auth/viewer";
import { getReview } from "@/lib/reviews/queries";

/** The assessment of the address beside the one before, read once for a page and its title; null when it is none to review. */
export const readReview = cache((viewer: Viewer, id: string) =>
  /^\d{1,15}$/.test(id) ? getReview(viewer, Number(id)) : Promise.resolve(null),
);
