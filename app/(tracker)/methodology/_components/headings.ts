export interface Heading {
  id: string;
  text: string;
}

/** The id of a heading: its words in plain letters, so that a link to it can be read and sent. */
export function headingId(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** The headings of the second level of a Markdown text, in their order. */
export function listHeadings(markdown: string): Heading[] {
  return [...markdown.matchAll(/^## (.+)$/gm)].map(([, text = ""]) => ({ id: headingId(text), text }));
}
