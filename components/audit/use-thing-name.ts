import { useTranslations } from "next-intl";
import { useFormat } from "@/i18n/use-format";

interface About {
  entity: string;
  entityId: string;
  milestone: string | null;
  /** The name of the person that it is about. */
  subject?: string | null;
}

/** What the thing that an event is about is called. */
export function useThingName(): (about: About) => string {
  const t = useTranslations("audit.thing");
  const format = useFormat();
  const named = ({ entity, entityId: id, subject = null }: About): string => {
    switch (entity) {
      case "milestone":
      case "partner":
        return id;
      case "person":
        return subject ?? id;
      case "period":
        return format.quarter(id);
      case "settings":
      case "reference_data":
        return t(entity);
      case "assessment":
      case "evidence":
      case "proposal":
      case "comment":
      case "partner_view":
      case "template":
      case "scale":
      case "export":
      case "report":
      case "schedule":
        return t(entity, { id });
      default:
        return t("other", { entity, id });
    }
  };
  return (about) => {
    const { entity, milestone } = about;
    return milestone === null || entity === "milestone" ? named(about) : `${milestone}, ${named(about)}`;
  };
}
