"use client";
// Only the browser can read a file of its user's: its hash is worked out here, and nothing else of it is sent.

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useState } from "react";
import { Stack } from "@/components/ui/stack";
import { TextField } from "@/components/ui/text-field";
import { REPORT_CHECK } from "@/lib/reports/constants";
import styles from "./check-form.module.css";

interface Props {
  code: string;
  sha256: string;
}

/** Asks for a check code, for a file, or for both; the answer has an address. Without any script, the hash is typed. */
export function CheckForm({ code, sha256 }: Props) {
  const t = useTranslations("reports.check");
  const [hash, setHash] = useState(sha256);
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (file === undefined) return;
    const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    setHash([...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
  };
  return (
    <form action={REPORT_CHECK} method="get">
      <Stack>
        <TextField
          name="code"
          filter
          label={t("code")}
          description={t("codeHint")}
          defaultValue={code}
          autoComplete="off"
        />
        <label className={styles.file}>
          <span className={styles.label}>{t("file")}</span>
          <span className={styles.hint}>{t("fileHint")}</span>
          <input type="file" onChange={(event) => void read(event)} />
        </label>
        <TextField
          key={hash}
          name="sha256"
          filter
          label={t("hash")}
          description={t("hashHint")}
          defaultValue={hash}
          autoComplete="off"
        />
        <div>
          <Button type="submit">{t("send")}</Button>
        </div>
      </Stack>
    </form>
  );
}
