import type { MarkingLevel } from "@/lib/markings/constants";

// Where a marking stands and how it is written, as regular expressions that JavaScript (flag m) and PostgreSQL ((?n)) read alike: the
// database holds the same texts (tracker.marking_rank), and a test compares them. All repetitions have an end, so that no text takes long.

const GAP = "[ \\t\\u00A0\\u202F]";
const BETWEEN = "[ \\t\\u00A0\\u202F_-]{1,3}";
const ORNAMENT = "[ \\t\\u00A0\\u202F*#>=_~|/(){}\\[\\]\"'“”‘’«».:;!•·–—-]{0,40}";
const CAPITALS = "[A-ZÀ-Þ][A-ZÀ-Þ'’-]{0,20}";

/** The beginning of a line, with what numbers or adorns it. */
const BEGINNING = `^${GAP}{0,200}(?:[0-9]{1,3}(?:\\.[0-9]{1,3}){0,3}[.)]?${GAP}{1,5}|[a-z][.)]${GAP}{1,5})?${ORNAMENT}`;
/** `Classification:`, and the same marking in another language before it. */
const LABEL = `(?:(?:[Ss]ecurity |SECURITY )?(?:[Cc]lassification|CLASSIFICATION|[Mm]arking|MARKING|[Mm]ention|MENTION)(?: de (?:protection|sécurité))?${GAP}{0,3}[:=–—-]${GAP}{0,3})?`;
const OTHER_LANGUAGE = `(?:${CAPITALS}(?:[ -]${CAPITALS}){0,5}${GAP}{0,3}/{1,2}${GAP}{0,3})?`;
const ISSUER = `(?:(?:NATO|OTAN|COSMIC|ATOMAL|EU|UE|PFP|PfP|PPP|EAPC|CPEA|UN|US|UK)(?:${BETWEEN}|${GAP}{0,3}/${GAP}{0,3})){0,4}`;
/** The same in another language after it, or to whom it may be released. */
const MORE = `(?:${GAP}{0,3}/{1,2}${GAP}{0,3}(?:PfP|${CAPITALS})(?:[ ,/-]{1,2}(?:PfP|${CAPITALS})){0,8})?`;
/** What a sentence would not go on with: the end of the line, a sign that parts, or to whom it may be released. */
const ENDING = `(?:${ORNAMENT}\\r?$|${GAP}{0,3}[:|)\\]}–—]|${GAP}{1,3}-{1,2}(?:${GAP}|$)|\\.${GAP}|${GAP}{1,3}(?:REL|RELEASABLE|COMMUNICABLE|DIFFUSABLE|NOFORN|ORCON|ATOMAL|CRYPTO|EYES)(?![A-Za-z]))`;

const SUFFIX = `(?:${BETWEEN}(?:UE|D[EÉ]FENSE))?`;
const WORDS: Record<Exclude<MarkingLevel, "unclassified">, string> = {
  restricted: `(?:RESTRICTED|(?:DIFFUSION${BETWEEN})?RESTREINTE?${SUFFIX})`,
  confidential: `(?:CONFIDENTIAL|CONFIDENTIEL${SUFFIX})`,
  secret: `SECRET${SUFFIX}`,
  top_secret: `(?:TOP|TR[EÈ]S)${BETWEEN}SECRET${SUFFIX}`,
};

/** The marks of single portions; one letter alone is none, since `(c)` and `minister(s)` are written everywhere. */
const PORTIONS: Record<Exclude<MarkingLevel, "unclassified">, { own: string; spelt: string }> = {
  restricted: { own: "NR|R-UE(?:/EU-R)?|EU-R|R//[^()\\n]{1,40}", spelt: "NR" },
  confidential: { own: "NC|C-UE(?:/EU-C)?|EU-C|C//[^()\\n]{1,40}", spelt: "NC" },
  secret: { own: "NS|S-UE(?:/EU-S)?|EU-S|S//[^()\\n]{1,40}", spelt: "NS" },
  top_secret: { own: "CTS|TS|TS-UE(?:/EU-TS)?|EU-TS|TS//[^()\\n]{1,40}", spelt: "CTS" },
};

const REST = "[a-zà-ÿ]{1,30}";
const SMALL = `(?:${GAP}(?:of|for|the|and|de|des|du|la|le|les|et|pour)){0,3}`;
/** A name that the letters in brackets stand for: `the National Council (NC)`. */
const nameOf = (letters: string) =>
  [...letters].map((letter) => `[${letter}${letter.toLowerCase()}]${REST}`).join(`${SMALL}${GAP}{1,3}`);

const portion = ({ own, spelt }: { own: string; spelt: string }) => {
  const mark = `\\((?:${own})(?:[ /-][^()\\n]{0,40})?\\)`;
  // Before a portion, at the beginning of a line or of a sentence; or at the end of a line, where it is no abbreviation.
  return `(?:${BEGINNING}|[.!?;:]${GAP}{1,3})${mark}${GAP}{1,3}[^ \\t\\n]|[^ \\t\\n]${GAP}{1,3}(?<!${nameOf(spelt)}${GAP}{1,3})${mark}[ .\\r]{0,5}$`;
};

/** What finds each level in a text, the highest first. */
export const MARKING_PATTERNS = (["top_secret", "secret", "confidential", "restricted"] as const).map(
  (level) => ({
    level,
    pattern: `${BEGINNING}${LABEL}${OTHER_LANGUAGE}${ISSUER}${WORDS[level]}${MORE}${ENDING}|${portion(PORTIONS[level])}`,
  }),
);
