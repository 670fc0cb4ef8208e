"use client";
// Asks the server again as long as something still becomes of it; without any script there is a link.

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY_MS = 2_000;

/** While it is there, the page asks itself anew: of a page in the background, not until it is looked at again. */
export function KeepLooking() {
  const router = useRouter();
  useEffect(() => {
    const clock = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, EVERY_MS);
    return () => clearInterval(clock);
  }, [router]);
  return null;
}
