import type { DigestDocument, DigestEntry } from "@/lib/digest/compose";

/** The digest for who reads plain text. Titles stand on lines of their own, so that none written from right to left moves its neighbours. */
export function digestText(document: DigestDocument): string {
  const { product, heading, lead, marking, illustrative, groups, more, all, why, preferences, stop } =
    document;
  const blocks = [
    ...(marking === null ? [] : [marking]),
    product,
    heading,
    lead,
    ...(illustrative === null ? [] : [`*** ${illustrative} ***`]),
    ...groups.flatMap((group) => [
      `${group.heading}\n${"-".repeat(group.heading.length)}`,
      ...group.entries.map(textOf),
    ]),
    ...(more === null ? [] : [more]),
    linkText(all),
    `-- \n${why}`,
    linkText(preferences),
    linkText(stop),
    ...(marking === null ? [] : [marking]),
  ];
  return `${blocks.join("\n\n")}\n`;
}

const textOf = ({ code, country, title, what, when, url }: DigestEntry) =>
  [[code, country].filter((part) => part !== null).join(" · "), title, what, when, url]
    .filter((line) => line !== "")
    .join("\n");

const linkText = ({ label, url }: { label: string; url: string }) => `${label}\n${url}`;
