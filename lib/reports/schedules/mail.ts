import { createTranslator } from "use-intl/core";
import { formatFor } from "@/i18n/format";
import { MESSAGES } from "@/i18n/messages";
import { TIME_ZONE } from "@/i18n/time-zone";
import type { AsOf } from "@/lib/as-of/rules";
import { mailHtml } from "@/lib/mail/layout";
import type { Mail } from "@/lib/mail/mail-server";
import { markup, oneLine } from "@/lib/mail/markup";
import type { Language } from "@/lib/people/constants";
import type { ReportFile } from "@/lib/reports/make";
import { orderAgainHref } from "@/lib/reports/schedules/address";
import { ATTACHED_AT_MOST } from "@/lib/reports/schedules/constants";
import { scheduleHref } from "@/lib/reports/schedules/rules";
import type { ReportChoices } from "@/lib/reports/schedules/store";

/** A report that is sent to one person, and what the mail says of it. */
export interface ReportMailInput {
  /** Of the reader; the report has one of its own. */
  language: Language;
  choices: ReportChoices;
  /** The past day that it is about; null for the day on which it was made. */
  asOf: AsOf | null;
  madeAt: Date;
  ownerName: string;
  scheduleId: number;
  file: ReportFile;
  /** That of the installation, at the head and at the foot. */
  marking: string | null;
  isIllustrative: boolean;
  siteUrl: string;
  stopKey: string;
}

/** Writes the mail that brings somebody a scheduled report: the file, or the way to it where it is too large to be attached. */
export function composeReportMail(
  input: ReportMailInput,
): Pick<Mail, "subject" | "text" | "html" | "stopUrl" | "attachments"> {
  const { language, choices, asOf, madeAt, file, marking, siteUrl } = input;
  const t = createTranslator({ locale: language, messages: MESSAGES[language], timeZone: TIME_ZONE });
  const format = formatFor(language);
  const at = (path: string) => new URL(path, siteUrl).toString();
  const isAttached = file.bytes.length <= ATTACHED_AT_MOST;
  const title = oneLine(file.title);
  const kind = t(`reports.kind.${choices.kind}`);
  const day = format.day(asOf?.day ?? madeAt.toISOString());
  const subject = t("reportSchedules.mail.subject", { kind, title, day });
  const product = t("shell.product.name");
  const illustrative = input.isIllustrative ? t("shell.illustrative") : null;
  const what = t("reportSchedules.mail.what", { kind, day, known: format.instant(madeAt) });
  const size = format.bytes(file.bytes.length);
  const where = t(isAttached ? "reportSchedules.mail.attached" : "reportSchedules.mail.tooLarge", {
    name: file.name,
    size,
  });
  const again = { label: t("reportSchedules.mail.order"), url: at(orderAgainHref(choices, asOf, madeAt)) };
  const code = t("reportSchedules.mail.code", { code: file.checkCode });
  const why = t("reportSchedules.mail.why", { name: oneLine(input.ownerName) });
  const schedule = { label: t("reportSchedules.mail.schedule"), url: at(scheduleHref(input.scheduleId)) };
  const stop = { label: t("reportSchedules.mail.stop"), url: at(`/stop-report?key=${input.stopKey}`) };
  const link = ({ label, url }: { label: string; url: string }) => markup`<a href="${url}">${label}</a>`;
  const main = markup`<p class="quiet">${product}</p>
<h1><bdi>${title}</bdi></h1>
${illustrative === null ? "" : markup`<p class="illustrative">${illustrative}</p>\n`}<p>${what}</p>
<p>${where}</p>
${isAttached ? "" : markup`<p class="all">${link(again)}</p>\n`}<p class="quiet">${code}</p>
`;
  const footer = markup`<p><bdi>${why}</bdi></p>
<p>${link(schedule)} · ${link(stop)}</p>
`;
  const mark = marking === null ? [] : [marking];
  const blocks = [
    ...mark,
    product,
    title,
    ...(illustrative === null ? [] : [`*** ${illustrative} ***`]),
    ...[what, where],
    ...(isAttached ? [] : [`${again.label}\n${again.url}`]),
    code,
    `-- \n${why}`,
    ...[schedule, stop].map(({ label, url }) => `${label}\n${url}`),
    ...mark,
  ];
  return {
    subject,
    text: `${blocks.join("\n\n")}\n`,
    html: mailHtml({ language, marking, title: subject, main, footer }),
    stopUrl: stop.url,
    ...(isAttached
      ? { attachments: [{ filename: file.name, content: file.bytes, contentType: file.mediaType }] }
      : {}),
  };
}
