"use client";
// The day that one looks at is in the address, and a file is of the same day.

import { useSearchParams } from "next/navigation";
import { keepAsOf } from "@/lib/as-of/rules";
import styles from "./download-link.module.css";

/** A plain link to a file, of the day that the reader looks at; it works without any script. */
export function DownloadLink({ href, label }: { href: string; label: string }) {
  return (
    <a href={keepAsOf(href, useSearchParams())} className={styles.link} download>
      <svg width="13" height="13" viewBox="0 0 13 13" aria-hidden="true" focusable="false">
        <path d="M6.5 1v7M3.5 5.5l3 3 3-3M1.5 11.5h10" fill="none" stroke="currentColor" strokeWidth="1.5" />
      </svg>
      {label}
    </a>
  );
}
