"use client";
// Only the address knows the day that one looks at.

import { useSearchParams } from "next/navigation";
import { AS_OF, KNOWN_AT } from "@/lib/as-of/rules";

/** Keeps the day that the reader looks at in a form whose answer is an address. */
export function AsOfFields() {
  const query = useSearchParams();
  return [AS_OF, KNOWN_AT].map((name) => {
    const value = query.get(name);
    return value === null || value === "" ? null : (
      <input key={name} type="hidden" name={name} value={value} />
    );
  });
}
