export const ROLES = ["analyst", "manager", "liaison", "admin"] as const;
export type Role = (typeof ROLES)[number];

export const LANGUAGES = ["en", "fr"] as const;
export type Language = (typeof LANGUAGES)[number];

export const PASSWORD_MIN_LENGTH = 12;
/** Hashing a text of any length would be work that anybody could ask for. */
export const PASSWORD_MAX_LENGTH = 1000;

/** What a link to set a password is for: a first one, or a new one. */
export const LINK_KINDS = ["invitation", "password"] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** Where an account stands: open, open without a password yet, or closed. */
export const ACCOUNT_STATES = ["active", "invited", "deactivated"] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

/** How long a name and an address may be, in characters. */
export const NAME_LIMIT = 200;
export const EMAIL_LIMIT = 254;

export const PEOPLE_PAGE_SIZE = 50;
