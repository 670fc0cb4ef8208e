/** How many of the milestones moved most often are shown. */
export const SHOWN_MOVED = 10;

/** How many milestones a page of the timeline draws. */
export const TIMELINE_PAGE_SIZE = 50;
