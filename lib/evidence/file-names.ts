import { FILE_TYPES, LONGEST_FILE_NAME, type MediaType } from "@/lib/evidence/constants";

/** What does not show, or turns what stands around it about: controls, formats, lone surrogates, private characters. */
const UNSEEN = /[\p{C}\u2028\u2029]/gu;
/** What some system takes for a path, a wildcard or a quotation. */
const UNFIT = /[<>:"|?*]/g;
/** What a file without any name is called. */
const NAMELESS = "file";

/**
 * A sent file's name as it may be shown and saved: without a path, without anything that does not show or reverses the reading
 * (`report\u202Efdp.exe`), not hidden, and with an ending that belongs to what the file is.
 */
export function fitFileName(given: string, mediaType: MediaType): string {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const plain = last
    .replace(/\s/gu, " ")
    .replace(UNSEEN, "")
    .replace(UNFIT, "_")
    .replace(/ {2,}/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  const endings: readonly string[] = FILE_TYPES[mediaType];
  const [, stem = plain, ending = ""] = /^(.*)\.([^.]*)$/.exec(plain) ?? [];
  const fits = endings.includes(ending.toLowerCase());
  const kept = fits ? ending : (endings[0] ?? "");
  return `${shortened(fits ? stem : plain, LONGEST_FILE_NAME - kept.length - 1)}.${kept}`;
}

/** The first so many characters as PostgreSQL counts them; none is cut in two. */
function shortened(text: string, most: number): string {
  return (
    [...text]
      .slice(0, most)
      .join("")
      .replace(/[. ]+$/, "") || NAMELESS
  );
}

/** Says that an answer is a file to be saved under this name (RFC 6266), with a plain name for who reads no other. */
export function attachmentNamed(name: string): string {
  const plain = name.replace(/[^\x20-\x7E]|["\\%]/gu, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
