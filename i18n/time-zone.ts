/** The zone in which instants are shown; its name stands wherever a time of day is shown. */
export const TIME_ZONE = "UTC";
