import type { Viewer } from "@/lib/auth/viewer";
import { type MilestoneFilters, NO_FILTERS } from "@/lib/milestones/filters";
import { listMilestones } from "@/lib/milestones/queries";
import { WORK_PAGE_SIZE } from "@/lib/my-work/constants";

/**
 * The first milestones of the viewer's own partners that some filters show, how many there are, and the filters of the whole
 * list: card and list ask the same. Of partners that are not active nothing is expected.
 */
export async function listWork(viewer: Viewer, wish: Partial<MilestoneFilters>) {
  const filters = { ...NO_FILTERS, partners: viewer.partners.toSorted(), active: true, ...wish };
  return { ...(await listMilestones(viewer, filters, WORK_PAGE_SIZE)), filters };
}
