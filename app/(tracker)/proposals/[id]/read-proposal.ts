import { cache } from "react";
import type { Viewer } from "@/lib/auth/viewer";
import { getProposal } from "@/lib/proposals/queries";

/** The proposal of the address, read once for a page and its title; null when it is not there for the viewer. */
export const readProposal = cache((viewer: Viewer, id: string) =>
  /^\d{1,15}$/.test(id) ? getProposal(viewer, Number(id)) : Promise.resolve(null),
);
