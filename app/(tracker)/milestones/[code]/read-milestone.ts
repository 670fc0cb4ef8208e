import { cache } from "react";
import type { Reader } from "@/lib/as-of/reader";
import { getMilestone } from "@/lib/milestones/queries";

/** The milestone of the address, read once for a page and its title; null when it is not there for the viewer. */
export const readMilestone = cache((reader: Reader, code: string) => getMilestone(reader, code));
