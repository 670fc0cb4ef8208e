import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { RagBadge } from "@/components/ui/rag-badge";
import { useFormat } from "@/i18n/use-format";
import type { Dependency } from "@/lib/dependencies/queries";
import styles from "./dependencies.module.css";

interface Props {
  title: string;
  /** What is said where there are none. */
  none: string;
  dependencies: readonly Dependency[];
  /** What can be done with one. */
  action?: (dependency: Dependency) => ReactNode;
}

/** Milestones on one side of this one, each with where it stands and when it is due. */
export function DependencyList({ title, none, dependencies, action }: Props) {
  const t = useTranslations("dependencies");
  const format = useFormat();
  return (
    <section className={styles.side}>
      <h3>{title}</h3>
      {dependencies.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul className={styles.list}>
          {dependencies.map((dependency) => (
            <li key={dependency.id}>
              <Link href={`/milestones/${dependency.code}`} prefetch={false}>
                {t("one", { code: dependency.code, title: dependency.title })}
              </Link>
              <span className={styles.stand}>
                <RagBadge value={dependency.rag} /> {t("due", { day: format.day(dependency.dueOn) })}
              </span>
              <span className={styles.note}>
                {t("by", {
                  at: format.instant(dependency.addedAt),
                  name: dependency.addedBy ?? t("unknown"),
                })}
              </span>
              {action?.(dependency)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
