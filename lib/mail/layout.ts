import { markup, Markup } from "@/lib/mail/markup";
import type { Language } from "@/lib/people/constants";

/** The colours of the product (app/palette.css); a mail program that drops them shows a plain document. */
const STYLE = new Markup(`
  body { margin: 0; padding: 24px 16px; background: #f5f7f8; color: #16222b; font: 16px/1.5 "Source Sans 3", "Segoe UI", system-ui, sans-serif; }
  main { max-width: 640px; margin: 0 auto; padding: 24px; border: 1px solid #d6dee3; border-radius: 4px; background: #ffffff; overflow-wrap: anywhere; }
  p { margin: 0 0 12px; }
  h1 { margin: 0 0 4px; font-size: 24px; line-height: 1.25; }
  h2 { margin: 28px 0 8px; padding-bottom: 4px; border-bottom: 1px solid #d6dee3; font-size: 17px; }
  ul { margin: 0; padding: 0; list-style: none; }
  li { padding: 8px 0; overflow-wrap: anywhere; }
  a { color: #0d5a70; }
  .quiet { color: #4b5a65; font-size: 14px; }
  .illustrative { padding: 8px 12px; background: #fbefd8; color: #7c4a00; }
  .marking { margin: 8px auto; text-align: center; font-weight: 600; }
  .all { margin: 24px 0 0; }
  footer { max-width: 640px; margin: 16px auto 0; padding: 0 24px; }
  @media (prefers-color-scheme: dark) {
    body { background: #10171c; color: #e5ecf0; }
    main { border-color: #2c3942; background: #182127; }
    h2 { border-color: #2c3942; }
    a { color: #6cc0d6; }
    .quiet { color: #a5b4be; }
    .illustrative { background: #3b2a0d; color: #f0c67e; }
  }`);

interface Layout {
  language: Language;
  /** What the installation's content is marked: at the head and the foot. */
  marking: string | null;
  title: string;
  main: Markup;
  footer: Markup;
}

/** A mail as a small document: no image, no script, nothing loaded from anywhere. */
export function mailHtml({ language, marking, title, main, footer }: Layout): string {
  const mark = marking === null ? "" : markup`<p class="marking">${marking}</p>\n`;
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${STYLE}
</style>
</head>
<body>
${mark}<main>
${main}</main>
<footer class="quiet">
${footer}</footer>
${mark}</body>
</html>
`.html;
}
