import { FILE_TYPES, MEDIA_TYPES, type MediaType, MOST_FILE_BYTES } from "@/lib/evidence/constants";

/** The endings that names of files may have, as browsers take them: `.pdf`. */
export const FILE_ENDINGS = [...new Set(Object.values(FILE_TYPES).flatMap((endings) => [...endings]))].map(
  (ending) => `.${ending}`,
);

/**
 * Why a file will not be kept, as far as a browser can tell by its name and size: a message key below `failures`, or null. A kind
 * of word to save the way there; the server looks into the content and decides.
 */
export function fileFault({ name, size, type }: { name: string; size: number; type: string }): string | null {
  if (size === 0) return "evidence.file.empty";
  if (size > MOST_FILE_BYTES) return "evidence.file.too_large";
  // Browsers guess the type by the ending, and some by what is installed: what they do not know may still be one of ours.
  const fits =
    type === "" ||
    MEDIA_TYPES.some((known) => known === type) ||
    FILE_ENDINGS.some((ending) => name.toLowerCase().endsWith(ending));
  return fits ? null : "evidence.file.unfit";
}

/** What people call a kind of file: `PDF`. */
export function fileKind(mediaType: MediaType): string {
  return FILE_TYPES[mediaType][0].toUpperCase();
}
