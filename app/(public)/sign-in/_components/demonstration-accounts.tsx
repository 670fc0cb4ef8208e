import { useTranslations } from "next-intl";
import { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD } from "@/lib/people/demonstration";
import styles from "./sign-in.module.css";

/** With what to look around: the accounts of a demonstration and their password are public by design. */
export function DemonstrationAccounts() {
  const t = useTranslations();
  return (
    <section className={styles.accounts} aria-labelledby="demonstration-accounts">
      <h2 id="demonstration-accounts">{t("signIn.demonstration.title")}</h2>
      <p>{t("signIn.demonstration.body")}</p>
      <dl>
        {DEMONSTRATION_ACCOUNTS.map(({ email, role }) => (
          <div key={email}>
            <dt>{t(`words.role.${role}`)}</dt>
            <dd>
              <code>{email}</code>
            </dd>
          </div>
        ))}
        <div>
          <dt>{t("signIn.demonstration.password")}</dt>
          <dd>
            <code>{DEMONSTRATION_PASSWORD}</code>
          </dd>
        </div>
      </dl>
    </section>
  );
}
