import { Link } from "./link";
import type { ReactNode } from "react";
import styles from "./link-button.module.css";

interface Props {
  href: string;
  /** The page's main action is `primary`; there is one at most. */
  weight?: "primary" | "plain";
  children: ReactNode;
}

/** A link to a page on which something is done, drawn as a button. */
export function LinkButton({ href, weight = "plain", children }: Props) {
  return (
    <Link href={href} className={`${styles.button} ${styles[weight]}`} prefetch={false}>
      {children}
    </Link>
  );
}
