"use client";
// What was thrown is caught in the browser: Next asks it of every error page.

export { ErrorState as default } from "@/components/ui/error-state";
