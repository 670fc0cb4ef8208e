/**
 * Control characters and what Unicode says is none: no XML holds them, and no font shows them. And those that turn the direction of
 * writing: with them a text reads otherwise on paper than it was typed.
 */
const UNSHOWN = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** A text as any file can hold it, whoever typed it. */
export function plainText(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, "\ufffd").replaceAll(UNSHOWN, "");
}
