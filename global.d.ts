import type { Messages } from "@/i18n/messages";
import type { Language } from "@/lib/people/constants";

declare module "next-intl" {
  /** Makes message keys and the language typed: a key that is in no catalogue does not compile. */
  interface AppConfig {
    Messages: Messages;
    Locale: Language;
  }
}

declare module "react" {
  interface CSSProperties {
    /** The installation's marking, for the margins of printed pages (app/globals.css). */
    "--marking"?: string;
  }
}
