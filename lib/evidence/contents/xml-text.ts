/** Elements whose content is written on a page, in a cell or a margin, or says what a document is about; by their names alone. */
const SAID = new Set([
  ...["t", "delText", "v", "text"],
  ...["oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"],
  ...["title", "subject", "description", "keywords", "category", "contentStatus", "lpwstr"],
]);
/** Paragraphs, breaks, tabulators and cells: what stands on either side of one are two lines. */
const PARTING = new Set(["p", "br", "cr", "tab", "ptab", "si", "is", "c"]);
/** Pieces of one line, which is cut wherever its letters change. */
const PIECES = new Set(["t", "delText"]);

const TAG = /<(?<end>\/?)(?:[\w.-]+:)?(?<name>[\w.-]+)(?<more>[^<>]*)>(?<text>[^<]*)/g;
const ENTITIES: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** What somebody reads of a part of an office document, with a line for each paragraph, cell, or place in a margin. */
export function textOfXml(xml: string): string {
  let text = "";
  for (const { groups } of xml.matchAll(TAG)) {
    const { name = "", end = "", more = "", text: content = "" } = groups ?? {};
    if (PARTING.has(name)) text += "\n";
    // The name of a sheet stands on its tab.
    if (name === "sheet" && end === "") text += `\n${decoded(/ name="([^"]*)"/.exec(more)?.[1] ?? "")}\n`;
    if (!SAID.has(name) || end !== "") continue;
    if (PIECES.has(name)) text += decoded(content);
    else text += `\n${/(?:Header|Footer)$/.test(name) ? marginOf(decoded(content)) : decoded(content)}\n`;
  }
  return text;
}

const decoded = (text: string) =>
  text.replaceAll(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, (_, entity: string) => {
    if (!entity.startsWith("#")) return ENTITIES[entity] ?? "";
    const code = Number(entity.slice(1).replace(/^x/i, "0x"));
    return code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });

/** A margin of a sheet: commands begin with an ampersand, of which three begin its left, middle and right. */
const marginOf = (text: string) =>
  text.replaceAll(/&(?:&|"[^"]*"|\d{1,3}|K[\dA-F+-]{5,6}|[A-Z])/g, (command) => {
    if (command === "&&") return "&";
    return /^&[LCR]$/.test(command) ? "\n" : "";
  });
