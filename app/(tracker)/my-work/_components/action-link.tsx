import { Link } from "@/components/ui/link";
import type { ReactNode } from "react";
import styles from "./my-work.module.css";

/** What can be done with a row; its full name says with which one. */
export function ActionLink({ href, code, children }: { href: string; code: string; children: ReactNode }) {
  return (
    <Link href={href} prefetch={false} className={styles.action}>
      {children}
      <span className="visually-hidden"> {code}</span>
    </Link>
  );
}
