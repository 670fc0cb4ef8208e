import type { Language } from "@/lib/people/constants";
import { TIME_ZONE } from "./time-zone";

/** British order in English: a day reads `22 Nov 2026` in both languages. */
const LOCALES: Record<Language, string> = { en: "en-GB", fr: "fr-FR" };

/** How days, instants, numbers and country names are written for one reader. */
export interface Format {
  /** `2026-11-22` as `22 Nov 2026`. */
  day(on: string): string;
  /** `2026-11-22` as `Nov 2026`. */
  month(on: string): string;
  /** An instant with its time zone: `22 Nov 2026, 14:05 UTC`. */
  instant(at: Date | string): string;
  /** The same by the clocks of another zone than the product's own: `1 Jan 2027, 07:00 Europe/Brussels`. */
  instantIn(at: Date | string, timeZone: string): string;
  /** The time of day of an instant, with its time zone: `14:05 UTC`. */
  time(at: Date | string): string;
  /** `2026 Q3` as `T3 2026` in French. */
  quarter(quarter: string): string;
  number(value: number): string;
  /** A number of which the third decimal still says something. */
  fine(value: number): string;
  /** A share 0..1 as a whole percentage. */
  percent(share: number): string;
  /** A value 0..100 as it was measured, with up to two decimals. */
  percentage(value: number): string;
  /** The same with two decimals always, so that those of a column stand below each other: `40.60%`. */
  exactPercentage(value: number): string;
  /** A change with its sign and two decimals: `+0.52`. */
  change(value: number): string;
  /** So many bytes: `340 kB`, `1.2 MB`; `Mo` in French. */
  bytes(count: number): string;
  /** A name for an ISO 3166-1 alpha-2 code. */
  country(iso2: string): string;
  /** Compares words in the reader's own alphabetical order. */
  compare(a: string, b: string): number;
}

const formats = new Map<Language, Format>();

/** The format of a language; made once, since Intl objects are slow to build. */
export function formatFor(language: Language): Format {
  const known = formats.get(language);
  if (known) return known;
  const made = createFormat(language);
  formats.set(language, made);
  return made;
}

function createFormat(language: Language): Format {
  const locale = LOCALES[language];
  // A date of the record has no time zone: it is read and written in UTC, so that none moves it.
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const month = new Intl.DateTimeFormat(locale, { year: "numeric", month: "short", timeZone: "UTC" });
  const instant = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: TIME_ZONE,
  });
  const clocks = new Map<string, Intl.DateTimeFormat>();
  const time = new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: TIME_ZONE });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const fine = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const percentage = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  const exactPercentage = new Intl.NumberFormat(locale, { style: "percent", minimumFractionDigits: 2 });
  const change = new Intl.NumberFormat(locale, {
    ...{ minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: "exceptZero" },
  });
  const unit = (name: string, unitDisplay: "short" | "long", maximumFractionDigits: number) =>
    new Intl.NumberFormat(locale, { style: "unit", unit: name, unitDisplay, maximumFractionDigits });
  const sizes = [
    unit("byte", "long", 0),
    unit("kilobyte", "short", 0),
    unit("megabyte", "short", 1),
  ] as const;
  const countries = new Intl.DisplayNames(locale, { type: "region", fallback: "code" });
  const collator = new Intl.Collator(locale);

  return {
    day: (on) => day.format(new Date(on)),
    month: (on) => month.format(new Date(on)),
    instant: (at) => `${instant.format(new Date(at))} ${TIME_ZONE}`,
    instantIn: (at, timeZone) => {
      const clock =
        clocks.get(timeZone) ??
        new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });
      clocks.set(timeZone, clock);
      return `${clock.format(new Date(at))} ${timeZone}`;
    },
    time: (at) => `${time.format(new Date(at))} ${TIME_ZONE}`,
    quarter: (quarter) => (language === "fr" ? quarter.replace(/^(\d+) Q(\d)$/, "T$2 $1") : quarter),
    number: (value) => number.format(value),
    fine: (value) => fine.format(value),
    percent: (share) => percent.format(share),
    percentage: (value) => percentage.format(value / 100),
    exactPercentage: (value) => exactPercentage.format(value / 100),
    change: (value) => change.format(value),
    bytes: (count) => {
      if (count < 1024) return sizes[0].format(count);
      return count < 1024 * 1024 ? sizes[1].format(count / 1024) : sizes[2].format(count / 1024 / 1024);
    },
    country: (iso2) => countries.of(iso2) ?? iso2,
    compare: (a, b) => collator.compare(a, b),
  };
}
