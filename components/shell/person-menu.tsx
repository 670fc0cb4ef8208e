import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { Role } from "@/lib/people/constants";
import styles from "./person-menu.module.css";

interface Props {
  name: string;
  role: Role;
  /** A server action that ends the session. */
  signOut: () => Promise<void>;
}

/** Who is signed in, in which role, and the way out. */
export function PersonMenu({ name, role, signOut }: Props) {
  const t = useTranslations();
  return (
    <div className={styles.person}>
      <p className={styles.who}>
        <span className="visually-hidden">{t("shell.person.signedInAs")} </span>
        <Link href="/preferences" className={styles.name} prefetch={false}>
          {name}
        </Link>{" "}
        <span className={styles.role}>{t(`words.role.${role}`)}</span>
      </p>
      <Link href="/views" className={styles.views} prefetch={false}>
        {t("savedViews.title")}
      </Link>
      <form action={signOut}>
        <button type="submit" className={styles.out}>
          {t("shell.person.signOut")}
        </button>
      </form>
    </div>
  );
}
