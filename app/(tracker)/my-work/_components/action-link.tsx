import Link from "next/link";
import type { ReactNode } from "react";

/** What can be done with a row; its full name says with which one. */
export function ActionLink({ href, code, children }: { href: string; code: string; children: ReactNode }) {
  return (
    <Link href={href} prefetch={false}>
      {children}
      <span className="visually-hidden"> {code}</span>
    </Link>
  );
}
