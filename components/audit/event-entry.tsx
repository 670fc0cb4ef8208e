import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { ReactNode } from "react";
import { useFormat } from "@/i18n/use-format";
import { eventPath, knownAction } from "@/lib/audit/rules";
import styles from "./audit.module.css";
import { ChangesTable, useChanges } from "./changes-table";
import { useThingName } from "./use-thing-name";

interface Props {
  event: {
    at: Date;
    action: string;
    entity: string;
    entityId: string;
    changed: readonly string[];
    before: Readonly<Record<string, unknown>> | null;
    after: Readonly<Record<string, unknown>> | null;
    milestone: string | null;
    subject?: string | null;
  };
  who: string;
  /** From where; absent where that is not the reader's business. */
  from?: string;
  /** The people whom the contents mention by their ids. */
  names?: ReadonlyMap<string, string>;
  /** What else is folded with the contents. */
  children?: ReactNode;
}

/** One event: when, who, what was done with what, from where; its contents are folded. */
export function EventEntry({ event, who, from, names, children }: Props) {
  const t = useTranslations("audit");
  const format = useFormat();
  const thingName = useThingName();
  const changes = useChanges(event, names);
  const action = knownAction(event.action);
  const what = action === null ? event.action : t(`action.${action}`);
  const path = eventPath(event);
  const thing = thingName(event);
  const isFolded = changes.length > 0 || children !== undefined;
  return (
    <>
      <div className={from === undefined ? `${styles.head} ${styles.plain}` : styles.head}>
        <time dateTime={event.at.toISOString()} className={styles.when}>
          {format.instant(event.at)}
        </time>
        <bdi>{who}</bdi>
        <span className={styles.what}>
          <span>{what}</span>
          {" · "}
          {path === null ? (
            <bdi>{thing}</bdi>
          ) : (
            <Link href={path} prefetch={false}>
              <bdi>{thing}</bdi>
            </Link>
          )}
        </span>
        {from === undefined ? null : <span className={styles.from}>{from}</span>}
      </div>
      {isFolded ? (
        <details className={styles.details}>
          <summary>{t("details", { count: changes.length })}</summary>
          <div className={styles.opened}>
            {changes.length === 0 ? null : (
              <ChangesTable changes={changes} caption={t("changes.captionOf", { what, thing })} />
            )}
            {children}
          </div>
        </details>
      ) : null}
    </>
  );
}
