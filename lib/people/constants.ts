export const ROLES = ["analyst", "manager", "liaison", "admin"] as const;
export type Role = (typeof ROLES)[number];

export const LANGUAGES = ["en", "fr"] as const;
export type Language = (typeof LANGUAGES)[number];

export const PASSWORD_MIN_LENGTH = 12;
