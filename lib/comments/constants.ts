/** The longest text that somebody may type. */
export const COMMENT_MAX_LENGTH = 4000;
/** As it is kept, where a mention takes the place of a shorter name. */
export const COMMENT_MAX_STORED = 6000;
export const COMMENT_MAX_MENTIONS = 20;
export const COMMENTS_PAGE_SIZE = 20;
