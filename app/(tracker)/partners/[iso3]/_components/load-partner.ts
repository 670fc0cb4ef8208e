import { cache } from "react";
import { getPartner } from "@/lib/partners/queries";

/** The partner of the page, read once for its title and its body; null when there is none that the viewer may see. */
export const loadPartner = cache(getPartner);
