"use client";
// The frame stays while pages change, so only the browser knows which day the address asks for.

import { useTranslations } from "next-intl";
import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { useFormat } from "@/i18n/use-format";
import { AS_OF, isFault, KNOWN_AT, KNOWN_NOW, lastDayKnown, parseAsOf, showsPast } from "@/lib/as-of/rules";
import { CHANGES, changesHref } from "@/lib/changes/rules";
import type { Day } from "@/lib/periods/days";
import { Link } from "../ui/link";
import styles from "./as-of-bar.module.css";
import { AsOfForm } from "./as-of-form";

/** Which day the page shows, by what was known when, and the way to another one. */
export function AsOfBar({ today }: { today: Day }) {
  const t = useTranslations("asOf");
  const format = useFormat();
  const path = usePathname();
  const query = new URLSearchParams(useSearchParams());
  const hasPast = showsPast(path);
  // A page that is always of today leads to the overview of the other day.
  const form = hasPast ? { action: path, query } : { action: "/", query: new URLSearchParams() };
  const bar = (tone: Tone, text: ReactNode, ways: ReactNode = null) => (
    <aside className={styles.bar} data-tone={tone} aria-label={t("label")}>
      <div className={styles.content}>
        <p role={tone === "fault" ? "alert" : "status"}>
          {tone === "past" ? <ClockFace /> : null}
          {text}
        </p>
        {ways}
        <details key={`${path}?${query.toString()}`} className={styles.another}>
          <summary>{t("another")}</summary>
          <AsOfForm {...form} today={today} />
        </details>
      </div>
    </aside>
  );

  const rest = new URLSearchParams(query);
  rest.delete(AS_OF);
  rest.delete(KNOWN_AT);
  const hrefWith = (asked: Record<string, string>) =>
    [path, new URLSearchParams([...rest, ...Object.entries(asked)]).toString()].filter(Boolean).join("?");
  // Not the link of ours, which would keep the day.
  const back = (word: "back" | "leaveOut") => <a href={hrefWith({})}>{t(word)}</a>;

  const now = format.day(today);
  if (path === CHANGES) return bar("plain", t("compares"));
  if (!hasPast)
    return query.has(AS_OF) || query.has(KNOWN_AT)
      ? bar("told", t("always", { day: now }), back("leaveOut"))
      : bar("plain", t("present", { day: now }));
  const parsed = parseAsOf(query, today);
  if (isFault(parsed))
    return bar("fault", t(`fault.${parsed.field}.${parsed.reason}`, { day: now }), back("back"));
  if (parsed === null) return bar("plain", t("present", { day: now }));

  const knownOn = lastDayKnown(parsed);
  const day = format.day(parsed.day);
  return bar(
    "past",
    knownOn === null
      ? t.rich("knownNowBand", { day, b })
      : knownOn === parsed.day
        ? t.rich("believed", { day, b })
        : t.rich("knownOnBand", { day, known: format.day(knownOn), b }),
    <>
      {knownOn === parsed.day ? null : (
        <Link href={hrefWith({ [AS_OF]: parsed.day })}>{t("believe", { day })}</Link>
      )}
      {knownOn === null ? null : (
        <Link href={hrefWith({ [AS_OF]: parsed.day, [KNOWN_AT]: KNOWN_NOW })}>{t("know", { day })}</Link>
      )}
      {parsed.day < today ? (
        <Link href={changesHref({ from: parsed.day, knownNow: knownOn === null })} prefetch={false}>
          {t("changes")}
        </Link>
      ) : null}
      {back("back")}
    </>,
  );
}

const b = (words: ReactNode) => <strong>{words}</strong>;

function ClockFace() {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      <circle cx="7" cy="7" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M7 3.4V7l2.6 1.6" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
    </svg>
  );
}

type Tone = "plain" | "told" | "past" | "fault";
