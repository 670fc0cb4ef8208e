import type { ReactNode } from "react";
import { SiteFrame } from "@/app/_frame/site-frame";

/** The frame around every page behind sign-in. It decides nothing: each page asks for the viewer itself. */
export default function TrackerLayout({ children }: { children: ReactNode }) {
  return <SiteFrame>{children}</SiteFrame>;
}
