"use client";
// An error boundary lives in the browser.

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { StatePage } from "./state-page";

/** A fault of ours: what it means for the reader, a reference for the log, another try. */
export function ErrorState({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("states.error");
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <StatePage title={t("title")} body={t("body")}>
      <Button onClick={retry}>{t("retry")}</Button>
      {digest === null ? null : <span>{t("reference", { digest })}</span>}
    </StatePage>
  );
}
