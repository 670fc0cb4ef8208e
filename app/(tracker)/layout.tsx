import type { ReactNode } from "react";
import { SiteFrame } from "@/app/_frame/site-frame";
import { getViewer } from "@/lib/auth/session";

/** The frame around every page behind sign-in. It decides nothing: each page asks for the viewer itself. */
export default async function TrackerLayout({ children }: { children: ReactNode }) {
  const viewer = await getViewer();
  return <SiteFrame person={viewer?.name}>{children}</SiteFrame>;
}
