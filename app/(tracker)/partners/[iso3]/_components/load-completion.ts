import { cache } from "react";
import { listCompletionByQuarter } from "@/lib/completion/queries";

/** The partner's completion by quarter, read once for the chart and for the sum of the areas. */
export const loadCompletion = cache(listCompletionByQuarter);
