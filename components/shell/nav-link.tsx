"use client";
// The layout stays while pages change, so only the browser knows which entry is current.

import { Link } from "@/components/ui/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { currentEntry } from "./current-entry";

/** A link of the main navigation, marked when its section is on the screen. */
export function NavLink({
  href,
  className,
  children,
}: {
  href: string;
  className?: string;
  children: ReactNode;
}) {
  const current = currentEntry(href, usePathname());
  return (
    <Link
      href={href}
      className={className}
      prefetch={false}
      {...(current ? { "aria-current": current } : {})}
    >
      {children}
    </Link>
  );
}
