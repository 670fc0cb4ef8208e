"use client";
// Takes the place of the root layout when that fails, so nothing of it (language, fonts, provider) is there.

import { LANGUAGES } from "@/lib/people/constants";
import enStates from "@/messages/en/states.json";
import frStates from "@/messages/fr/states.json";

const TEXTS = { en: enStates.breakdown, fr: frStates.breakdown };

/** The last resort: both languages, and no style that could be missing. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body
        style={{
          fontFamily: "system-ui, sans-serif",
          margin: "4rem auto",
          maxWidth: "36rem",
          padding: "1rem",
        }}
      >
        <title>{TEXTS.en.title}</title>
        {LANGUAGES.map((language) => (
          <section key={language} lang={language} style={{ marginBlockEnd: "2rem" }}>
            <h1 style={{ fontSize: "1.5rem" }}>{TEXTS[language].title}</h1>
            <p>{TEXTS[language].body}</p>
            <button type="button" onClick={retry}>
              {TEXTS[language].retry}
            </button>
          </section>
        ))}
      </body>
    </html>
  );
}
