import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { MESSAGES } from "@/i18n/messages";
import { AUDIT_ACTIONS, AUDIT_ENTITIES } from "@/lib/audit/constants";
import { LANGUAGES } from "@/lib/people/constants";

const root = join(import.meta.dirname, "../..");
const files = ["db", "lib", "scripts"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)),
  )
  .filter((file) => /\.(?:ts|sql)$/.test(file) && !/\.test\.|^db\/testing\//.test(file));
const read = (file: string) => readFileSync(join(root, file), "utf8");

/** What SQL writes into the trail: `append_audit(chain, 'person.role', 'person', …)`. That of TypeScript has its types. */
const WRITTEN = /append_audit\(\s*(?:'\w+'|\$\{[^}]+\}|\w+),\s*'([\w.]+)',\s*'(\w+)'/g;
const writtenInSql = files.flatMap((file) => [...read(file).matchAll(WRITTEN)]);

// Where actions are named without being written: the table itself, who may be told of them, and who may do what.
const commands = files
  .filter((file) => file.endsWith(".ts") && !/^lib\/(?:audit|auth)\//.test(file))
  .map(read);

/** Whether code writes the action: by its name, or composed of what happens to the thing. */
function isWritten(action: string): boolean {
  const [thing = ""] = action.split(".");
  const composed = `\`${thing}.\${`;
  return (
    writtenInSql.some(([, written]) => written === action) ||
    commands.some((source) => source.includes(`"${action}"`) || source.includes(composed))
  );
}

describe("every action that the code writes", () => {
  it("is in the table, where SQL writes it too", () => {
    expect(writtenInSql.length).toBeGreaterThan(3);
    const unknown = writtenInSql.filter(
      ([, action, entity]) =>
        !AUDIT_ACTIONS.some((known) => known === action) || !AUDIT_ENTITIES.some((known) => known === entity),
    );
    expect(unknown.map(([text]) => text)).toEqual([]);
  });

  it("is written somewhere", () => {
    expect(AUDIT_ACTIONS.filter((action) => !isWritten(action))).toEqual([]);
  });

  it.each(LANGUAGES)("has words in the catalogue of %s, and no words are left over", (language) => {
    const actions = Object.entries(MESSAGES[language].audit.action).flatMap(([thing, verbs]) =>
      Object.keys(verbs).map((verb) => `${thing}.${verb}`),
    );
    expect(actions.toSorted()).toEqual(AUDIT_ACTIONS.toSorted());
  });
});
