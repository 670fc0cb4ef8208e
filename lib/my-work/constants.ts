/** How many rows a list of one's own work shows at a time. */
export const WORK_PAGE_SIZE = 10;
