"use client";
// Known to the form and to each of its boxes, between which stands a table that the server makes.

import { createContext } from "react";
import { type FormState, UNTOUCHED } from "@/lib/forms/constants";

/** What the form around was last sent with. */
export const Chosen = createContext<Pick<FormState, "attempt" | "values">>(UNTOUCHED);
