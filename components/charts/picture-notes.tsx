"use client";
// What is said on a page once, its pictures have to say each: a context reaches them wherever they are drawn.

import { createContext, type ReactNode, useContext } from "react";

interface OfThePage {
  /** What stands at the head and foot of every picture. */
  marking: string | null;
  notes: readonly string[];
}

const Notes = createContext<OfThePage>({ marking: null, notes: [] });

interface Props {
  marking?: string | null;
  notes: readonly string[];
  children: ReactNode;
}

/** Says something that every picture taken from within carries: its marking, that figures are made up, what is filtered, the day that is looked at. */
export function PictureNotes({ marking, notes, children }: Props) {
  const outer = useContext(Notes);
  return (
    <Notes value={{ marking: marking ?? outer.marking, notes: [...outer.notes, ...notes] }}>{children}</Notes>
  );
}

export function usePictureNotes(): OfThePage {
  return useContext(Notes);
}
