"use client";
// Only the browser knows that the form around it is on its way.

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";

interface Props {
  children: ReactNode;
  /** For a form with several ways out, such as `intent=draft` beside `intent=submit`. */
  name?: string;
  value?: string;
  weight?: "primary" | "plain";
  /** What it says meanwhile, where nothing is being saved. */
  pendingText?: string;
}

/** Sends its form; while that is under way it says so, and a second press does nothing. */
export function SubmitButton({ children, name, value, weight = "primary", pendingText }: Props) {
  const t = useTranslations("forms");
  const { pending, data } = useFormStatus();
  const mine = pending && (name === undefined || data?.get(name) === value);
  return (
    <Button
      type="submit"
      variant={weight === "primary" ? "filled" : "default"}
      aria-disabled={pending}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
      {...(name === undefined ? {} : { name })}
      {...(value === undefined ? {} : { value })}
    >
      {mine ? (pendingText ?? t("pending")) : children}
    </Button>
  );
}
