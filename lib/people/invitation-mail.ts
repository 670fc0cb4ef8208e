import { createTranslator } from "use-intl/core";

import { formatFor } from "@/i18n/format";
import { MESSAGES } from "@/i18n/messages";
import { TIME_ZONE } from "@/i18n/time-zone";
import { mailHtml } from "@/lib/mail/layout";
import { markup, oneLine } from "@/lib/mail/markup";
import type { Language, LinkKind, Role } from "@/lib/people/constants";

/** Whom a link is for, and where it leads. */
export interface InvitationInput {
  language: Language;
  /** What the installation's content is marked. */
  marking: string | null;
  kind: LinkKind;
  name: string;
  email: string;
  role: Role;
  url: string;
  expiresAt: Date;
}

/** Writes the mail that brings somebody the link to set their password, in that person's language. */
export function composeInvitation(input: InvitationInput) {
  const { language, marking, kind, email, role, url, expiresAt } = input;
  const t = createTranslator({ locale: language, messages: MESSAGES[language], timeZone: TIME_ZONE });
  const product = t("shell.product.name");
  const subject = t(`invitation.mail.subject.${kind}`);
  const hello = t("invitation.mail.hello", { name: oneLine(input.name) });
  const what = t(`invitation.mail.what.${kind}`, { role: t(`words.role.${role}`) });
  const after = [
    t("invitation.mail.until", { at: formatFor(language).instant(expiresAt) }),
    t("invitation.mail.email", { email }),
  ];
  const ignore = t(`invitation.mail.ignore.${kind}`);
  const marks = marking === null ? [] : [marking];
  const main = markup`<p class="quiet">${product}</p>
<h1>${t(`invitation.title.${kind}`)}</h1>
<p><bdi>${hello}</bdi></p>
<p>${what}</p>
<p><a href="${url}">${url}</a></p>
${after.map((sentence) => markup`<p>${sentence}</p>\n`)}`;
  return {
    subject,
    text: `${[...marks, product, hello, what, url, ...after, `-- \n${ignore}`, ...marks].join("\n\n")}\n`,
    html: mailHtml({ language, marking, title: subject, main, footer: markup`<p>${ignore}</p>\n` }),
  };
}
