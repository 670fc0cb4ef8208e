import { cache } from "react";
import type { Viewer } from "@/lib/auth/viewer";
import { getMilestone } from "@/lib/milestones/queries";

/** The milestone of the address, read once for a page and its title; null when it is not there for the viewer. */
export const readMilestone = cache((viewer: Viewer, code: string) => getMilestone(viewer, code));
