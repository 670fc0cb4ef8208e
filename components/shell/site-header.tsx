import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { ReactNode } from "react";
import { ProductMark } from "./product-mark";
import styles from "./site-header.module.css";

interface Props {
  /** The switches and the person, at the end of the first row. */
  tools: ReactNode;
  /** The main navigation; absent before sign-in. */
  nav?: ReactNode;
  /** Whose installation it is; null where it has no name. */
  installation: string | null;
}

/** The product's name, tools and navigation above every page. */
export function SiteHeader({ tools, nav, installation }: Props) {
  const t = useTranslations("shell.product");
  return (
    <header className={styles.header}>
      <div className={styles.row}>
        <p className={styles.names}>
          <Link href="/" className={styles.name} prefetch={false}>
            <ProductMark />
            {t("name")}
          </Link>
          {installation === null ? null : <bdi className={styles.installation}>{installation}</bdi>}
        </p>
        <div className={styles.tools}>{tools}</div>
      </div>
      {nav}
    </header>
  );
}
