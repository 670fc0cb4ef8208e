import { useTranslations } from "next-intl";
import { Link } from "./link";
import { StatePage } from "./state-page";

/** Says the same for what does not exist and for what is not the reader's to see. */
export function NotFoundState() {
  const t = useTranslations("states.notFound");
  return (
    <StatePage title={t("title")} body={t("body")}>
      <Link href="/" prefetch={false}>
        {t("back")}
      </Link>
    </StatePage>
  );
}
