const LONGEST = 31;

/** Names that a spreadsheet takes for its sheets: no more than 31 characters, none of those that it forbids, no two alike. */
export function sheetNames(wishes: readonly string[]): string[] {
  const taken = new Set<string>();
  return wishes.map((wish) => {
    const plain = wish
      .replaceAll(/[\\/?*[\]:]|\p{Cc}/gu, " ")
      .replaceAll(/^'+|'+$/g, "")
      .trim();
    const base = plain === "" ? "–" : plain;
    for (let count = 1; ; count += 1) {
      const ending = count === 1 ? "" : ` (${count})`;
      const name = `${[...base]
        .slice(0, LONGEST - ending.length)
        .join("")
        .trim()}${ending}`;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
}
