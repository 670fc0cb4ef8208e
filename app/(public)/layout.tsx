import type { ReactNode } from "react";
import { SiteFrame } from "@/app/_frame/site-frame";

/** The frame around the pages that are open to everybody. */
export default function PublicLayout({ children }: { children: ReactNode }) {
  return <SiteFrame>{children}</SiteFrame>;
}
