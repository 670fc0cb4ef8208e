import { LANGUAGES, type Language } from "@/lib/people/constants";

export const LANGUAGE_COOKIE = "language";

/** The language a value names, or null: values come from cookies and forms. */
export function parseLanguage(value: unknown): Language | null {
  return LANGUAGES.find((language) => language === value) ?? null;
}

/**
 * The best of our languages for an Accept-Language header, by its weights (`fr-BE,fr;q=0.9,en;q=0.8`).
 * A language refused with `q=0` is never chosen.
 */
export function acceptedLanguage(header: string | null): Language | null {
  const wishes = (header ?? "").split(",").map((part) => {
    const [tag = "", ...parameters] = part.trim().split(";");
    const weight = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find(Boolean);
    return { language: parseLanguage(tag.toLowerCase().split("-")[0]), weight: Number(weight ?? 1) };
  });
  const best = wishes
    .filter((wish) => wish.language !== null && wish.weight > 0)
    .toSorted((a, b) => b.weight - a.weight)[0];
  return best?.language ?? null;
}
