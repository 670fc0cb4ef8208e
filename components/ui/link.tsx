"use client";
// The day that one looks at is in the address, which changes while the frame's links stay.

import NextLink from "next/link";
import { useSearchParams } from "next/navigation";
import type { ComponentProps } from "react";
import { keepAsOf } from "@/lib/as-of/rules";

interface Props extends ComponentProps<typeof NextLink> {
  href: string;
}

/** A link within the product, which keeps the day that the reader looks at wherever that day can be shown. */
export function Link({ href, ...props }: Props) {
  return <NextLink href={keepAsOf(href, useSearchParams())} {...props} />;
}
