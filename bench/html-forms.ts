/** A form as a browser without JavaScript sends it: the names and values that the page put in. */
export type FormFields = Map<string, string>;

/** All forms of a page, in order. */
export function readForms(html: string): FormFields[] {
  return [...html.matchAll(/<form\b[^>]*>(.*?)<\/form>/gs)].map(([, content = ""]) => readFields(content));
}

function readFields(content: string): FormFields {
  const inputs = [...content.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag);
  const sent = inputs.filter(
    (tag) => !/\btype="(checkbox|radio|submit)"/.test(tag) || /\bchecked\b/.test(tag),
  );
  return new Map(sent.map((tag) => [attribute(tag, "name"), attribute(tag, "value")] as const));
}

function attribute(tag: string, name: string): string {
  const [, value = ""] = new RegExp(`\\s${name}="([^"]*)"`).exec(tag) ?? [];
  return value
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
