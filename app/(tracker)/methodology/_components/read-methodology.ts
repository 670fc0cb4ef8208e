import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Language } from "@/lib/people/constants";

const FILES: Record<Language, string> = { en: "methodology.md", fr: "methodology.fr.md" };

/** The text that is kept with the program, without its own title, which the page's header shows. */
export async function readMethodology(language: Language): Promise<string> {
  const text = await readFile(join(process.cwd(), "docs", FILES[language]), "utf8");
  return text.replace(/^# .*\n/, "");
}
