/** How long the name of a saved view may be, in characters. */
export const VIEW_NAME_LIMIT = 80;

/** How long its address may be: every filter of the list with every word fits in. */
export const VIEW_ADDRESS_LIMIT = 2000;

/** How many views somebody may keep: what is listed without pages stays a list. */
export const VIEWS_AT_MOST = 50;
