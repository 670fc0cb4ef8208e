import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import Form from "next/form";
import { AsOfFields } from "./as-of-fields";
import type { ReactNode } from "react";
import { Link } from "./link";
import styles from "./filter-bar.module.css";

interface Props {
  /** The list's path; the fields become its query string. */
  action: string;
  /** What the address keeps beside the fields, such as the order. */
  hidden?: Readonly<Record<string, string>>;
  /** Whether anything is filtered, so that clearing makes sense. */
  active: boolean;
  children: ReactNode;
}

/** The filters of a list: a form whose answer is an address, so that every view can be sent. */
export function FilterBar({ action, hidden = {}, active, children }: Props) {
  const t = useTranslations("lists.filter");
  return (
    <Form action={action} prefetch={false} role="search" aria-label={t("label")} className={styles.bar}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <AsOfFields />
      {children}
      <div className={styles.buttons}>
        <Button type="submit">{t("apply")}</Button>
        {active ? (
          <Link href={action} prefetch={false}>
            {t("clear")}
          </Link>
        ) : null}
      </div>
    </Form>
  );
}
