/** The id of the element that holds a page's content. */
export const MAIN_ID = "content";
