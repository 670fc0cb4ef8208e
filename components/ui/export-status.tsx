"use client";
// The server that sends the file is asked how far it is, until it has sent it.

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { type ExportProgress, readProgress } from "@/lib/exports/progress-rules";

const MILLISECONDS = 700;
/** The file itself may be asked for a moment later than how far it is. */
const PATIENCE = 10;

/** How many rows of a download have been sent, of how many, and whether it was all of them. */
export function ExportStatus({ download, file }: { download: string; file: string }) {
  const t = useTranslations("exports.progress");
  const [progress, setProgress] = useState<ExportProgress | "silent" | null>(null);

  // The external system is the server that sends the file.
  useEffect(() => {
    const left = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let unanswered = 0;
    async function ask() {
      const answer = await fetch(`/api/downloads/${download}`, { signal: left.signal, cache: "no-store" });
      const told = answer.ok ? readProgress(await answer.json()) : null;
      if (told !== null) setProgress(told);
      unanswered = told === null ? unanswered + 1 : 0;
      if (told === null ? unanswered < PATIENCE : told.state === "running") later();
      else if (told === null) setProgress("silent");
    }
    function later() {
      // Left, or without a network: there is nothing to say then.
      timer = setTimeout(() => void ask().catch(() => undefined), MILLISECONDS);
    }
    later();
    return () => {
      clearTimeout(timer);
      left.abort();
    };
  }, [download]);

  // Refused, or sent by another server: the browser says what became of it.
  if (progress === "silent") return null;
  if (progress === null) return t("begun", { file });
  const { rows, total, state } = progress;
  if (state === "whole") return t("whole", { file, rows });
  if (state === "broken") return t("broken", { file, rows });
  return total === null ? t("some", { file, rows }) : t("of", { file, rows, total });
}
