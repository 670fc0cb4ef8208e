"use client";
// An error boundary lives in the browser.

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { catchError, type ErrorInfo } from "next/error";
import styles from "./card-boundary.module.css";

/** Stands where a card could not be read: the rest of the page holds. */
function CardFault(_props: object, { error, retry }: ErrorInfo) {
  const t = useTranslations("states");
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <section className={styles.fault} role="alert">
      <p>{t("cardFault")}</p>
      {digest === null ? null : <p className={styles.reference}>{t("error.reference", { digest })}</p>}
      <Button variant="default" onClick={retry}>
        {t("error.retry")}
      </Button>
    </section>
  );
}

export const CardBoundary = catchError(CardFault);
