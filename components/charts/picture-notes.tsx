"use client";
// What is said on a page once, its pictures have to say each: a context reaches them wherever they are drawn.

import { createContext, type ReactNode, useContext } from "react";

const Notes = createContext<readonly string[]>([]);

/** Says something that every picture taken from within carries: the marking of the figures, what is filtered, the day that is looked at. */
export function PictureNotes({ notes, children }: { notes: readonly string[]; children: ReactNode }) {
  return <Notes value={[...useContext(Notes), ...notes]}>{children}</Notes>;
}

export function usePictureNotes(): readonly string[] {
  return useContext(Notes);
}
