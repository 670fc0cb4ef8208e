/** Names that the engine still lists under an older spelling, with the one that the IANA and the places themselves use. */
const SPELLINGS: Readonly<Record<string, string>> = {
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Europe/Kiev": "Europe/Kyiv",
};

/** The time zones to choose from, UTC first. Any other name that the IANA knows may be typed. */
export function listTimeZones(): string[] {
  const named = Intl.supportedValuesOf("timeZone")
    .filter((zone) => zone !== "UTC")
    .map((zone) => SPELLINGS[zone] ?? zone);
  return ["UTC", ...named.toSorted((a, b) => (a < b ? -1 : 1))];
}
