import type { HighestMarking } from "@/lib/markings/constants";
import type { Language } from "@/lib/people/constants";

/** What an installation says about itself. */
export interface Settings {
  name: string | null;
  contact: string | null;
  noticeEn: string | null;
  noticeFr: string | null;
  defaultLanguage: Language;
  /** What stands on every page, sheet, picture and mail; markings are not translated. */
  marking: string | null;
  /** What is marked above this is refused wherever it is entered. */
  highestMarking: HighestMarking;
  /** 0 where nothing has been said yet. */
  version: number;
}

/** The settings of a row; what holds where there is none. */
export function settingsOf(row: Settings | undefined): Settings {
  if (row === undefined)
    return {
      ...{ name: null, contact: null, noticeEn: null, noticeFr: null, defaultLanguage: "en", marking: null },
      ...{ highestMarking: "unclassified", version: 0 },
    };
  const { name, contact, noticeEn, noticeFr, defaultLanguage, marking, highestMarking, version } = row;
  return { name, contact, noticeEn, noticeFr, defaultLanguage, marking, highestMarking, version };
}

/** What everybody is told, in the reader's language where it is said in it; null when nothing is. */
export function noticeFor(
  { noticeEn, noticeFr }: Pick<Settings, "noticeEn" | "noticeFr">,
  language: Language,
): { text: string; language: Language } | null {
  const said = { en: noticeEn, fr: noticeFr };
  const own = said[language];
  if (own !== null) return { text: own, language };
  const other = language === "en" ? "fr" : "en";
  const text = said[other];
  return text === null ? null : { text, language: other };
}

/** Where a contact leads that is an address as a whole; null when it is a sentence to be read. */
export function contactHref(contact: string): string | null {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contact) ? `mailto:${contact}` : null;
}
