import { useTranslations } from "next-intl";
import { Link } from "./link";
import { StatePage } from "./state-page";

/** Says why a page that exists is not open to the reader's role. */
export function ForbiddenState() {
  const t = useTranslations("states.forbidden");
  return (
    <StatePage title={t("title")} body={t("body")}>
      <Link href="/" prefetch={false}>
        {t("back")}
      </Link>
    </StatePage>
  );
}
