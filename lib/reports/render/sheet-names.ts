const LONGEST = 31;

/** Names that a spreadsheet takes for its sheets: no more than 31 characters, none of those that it forbids, no two alike. */
export function sheetNames(wishes: readonly string[]): string[] {
  const taken = new Set<string>();
  return wishes.map((wish) => {
    const plain = fit(wish.replaceAll(/[\\/?*[\]:]|\p{Cc}/gu, " "));
    const base = plain === "" ? "–" : plain;
    for (let count = 1; ; count += 1) {
      const ending = count === 1 ? "" : ` (${count})`;
      const name = `${fit(cut(base, LONGEST - ending.length))}${ending}`;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
}

/** Without the apostrophes and blanks that no name begins or ends with. */
const fit = (text: string) => text.replaceAll(/^['\s]+|['\s]+$/g, "");

/** So many units of a text from its beginning, as a spreadsheet counts them, and no half of a sign. */
const cut = (text: string, length: number) => text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "");
