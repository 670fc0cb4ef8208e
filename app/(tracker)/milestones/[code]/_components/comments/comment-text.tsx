import { useTranslations } from "next-intl";
import { partsOf } from "@/lib/comments/rules";
import styles from "./comments.module.css";

interface Props {
  text: string;
  /** Names by person. */
  names: ReadonlyMap<string, string>;
}

/** What a comment says, line by line as it was typed, each mention under the name that the person has now. */
export function CommentText({ text, names }: Props) {
  const t = useTranslations("comments");
  return (
    <p className={styles.text} dir="auto">
      {partsOf(text).map((part, index) =>
        "text" in part ? (
          part.text
        ) : (
          <bdi key={index} className={styles.mention}>
            @{names.get(part.personId) ?? t("somebody")}
          </bdi>
        ),
      )}
    </p>
  );
}
