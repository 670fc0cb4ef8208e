import type { DigestDocument, DigestEntry } from "@/lib/digest/compose";
import { mailHtml } from "@/lib/mail/layout";
import { markup } from "@/lib/mail/markup";

/** The digest as a small document: headings, lists and links. */
export function digestHtml(document: DigestDocument): string {
  const { language, product, subject, heading, lead, marking, illustrative, groups, more } = document;
  const main = markup`<p class="quiet">${product}</p>
<h1>${heading}</h1>
<p class="quiet">${lead}</p>
${illustrative === null ? "" : markup`<p class="illustrative">${illustrative}</p>\n`}${groups.map(
    (group) => markup`<h2>${group.heading}</h2>
<ul>
${group.entries.map(entryMarkup)}</ul>
`,
  )}${more === null ? "" : markup`<p class="all">${more}</p>\n`}<p class="all">${link(document.all)}</p>
`;
  const footer = markup`<p>${document.why}</p>
<p>${link(document.preferences)} · ${link(document.stop)}</p>
`;
  return mailHtml({ language, marking, title: subject, main, footer });
}

/** Names and titles are apart from the words around them, whatever way they are written. */
const entryMarkup = ({ code, title, country, what, when, url }: DigestEntry) => markup`<li>
<a href="${url}"><strong>${code}</strong> <bdi>${title}</bdi></a><br>
<bdi>${what}</bdi><br>
<span class="quiet">${[country, when].filter((part) => part !== null).join(" · ")}</span>
</li>
`;

const link = ({ label, url }: { label: string; url: string }) => markup`<a href="${url}">${label}</a>`;
