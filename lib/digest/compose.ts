import { createTranslator } from "use-intl/core";

import { formatFor } from "@/i18n/format";
import { MESSAGES } from "@/i18n/messages";
import { TIME_ZONE } from "@/i18n/time-zone";
import { digestHtml } from "@/lib/digest/html-part";
import { oneLine } from "@/lib/mail/markup";
import { digestText } from "@/lib/digest/text-part";
import type { NoticeKind } from "@/lib/notices/constants";
import type { Notice } from "@/lib/notices/queries";
import { noticePath, noticeWords } from "@/lib/notices/rules";
import type { Language } from "@/lib/people/constants";

/** What one person is to be told. */
export interface DigestInput {
  language: Language;
  notices: readonly Notice[];
  /** More is left for the next digest. */
  hasMore: boolean;
  marking: string | null;
  /** The figures of the installation are made up. */
  isIllustrative: boolean;
  /** The address that people open. */
  siteUrl: string;
  /** Stops this person's digest. */
  digestKey: string;
  now: Date;
}

export interface Digest {
  subject: string;
  text: string;
  html: string;
  /** Where one click, of a person or of a mail program, stops the digest. */
  stopUrl: string;
}

/** What both parts of the mail say, in the reader's words, before it is laid out. */
export interface DigestDocument {
  language: Language;
  product: string;
  subject: string;
  heading: string;
  lead: string;
  /** What the installation's content is marked. */
  marking: string | null;
  illustrative: string | null;
  groups: readonly { heading: string; entries: readonly DigestEntry[] }[];
  more: string | null;
  all: Link;
  why: string;
  preferences: Link;
  stop: Link;
}

export interface DigestEntry {
  code: string;
  title: string;
  /** None for a report, which may be about all. */
  country: string | null;
  what: string;
  when: string;
  url: string;
}

interface Link {
  label: string;
  url: string;
}

/** What has to be done comes first, what is only good to know last. */
const ORDER = [
  "schedule_failed",
  "waiting",
  "returned",
  "proposed",
  "recheck_due",
  "report_failed",
  "report_ready",
  "mentioned",
  "withdrawn",
  "paused",
  "taken_up",
  "declined",
  "adopted",
  "decided",
] as const satisfies NoticeKind[];

/** Writes the digest of one person, in that person's language. */
export function composeDigest(input: DigestInput): Digest {
  const document = describe(input);
  return {
    subject: document.subject,
    text: digestText(document),
    html: digestHtml(document),
    stopUrl: document.stop.url,
  };
}

function describe(input: DigestInput): DigestDocument {
  const { language, notices, siteUrl } = input;
  const t = createTranslator({ locale: language, messages: MESSAGES[language], timeZone: TIME_ZONE });
  const format = formatFor(language);
  const at = (path: string) => new URL(path, siteUrl).toString();
  const count = notices.length;
  const entry = (notice: Notice): DigestEntry => ({
    code:
      notice.code ??
      notice.issuedNumber ??
      (notice.reportKind === null
        ? t(notice.reportJobId === null ? "notices.proposal" : "notices.report")
        : t(`reports.kind.${notice.reportKind}`)),
    title: oneLine(notice.title),
    country: notice.partnerIso2 === null ? null : format.country(notice.partnerIso2),
    what: oneLine(
      t(`notices.what.${noticeWords(notice)}`, {
        actor: notice.actor ?? t("notices.somebody"),
        day: notice.dueOn === null ? "" : format.day(notice.dueOn),
      }),
    ),
    when: format.instant(notice.createdAt),
    url: at(noticePath(notice)),
  });
  return {
    language,
    product: t("shell.product.name"),
    subject: t("digest.subject", { count }),
    heading: t("digest.heading", { count }),
    lead: t("digest.lead", { at: format.instant(input.now) }),
    marking: input.marking,
    illustrative: input.isIllustrative ? t("shell.illustrative") : null,
    groups: ORDER.flatMap((kind) => {
      const entries = notices.filter((notice) => notice.kind === kind).map(entry);
      return entries.length === 0
        ? []
        : [{ heading: t(`digest.group.${kind}`, { count: entries.length }), entries }];
    }),
    more: input.hasMore ? t("digest.more") : null,
    all: { label: t("digest.all"), url: at("/notices") },
    why: t("digest.why"),
    preferences: { label: t("digest.preferences"), url: at("/preferences") },
    stop: { label: t("digest.stop"), url: at(`/stop-digest?key=${input.digestKey}`) },
  };
}
