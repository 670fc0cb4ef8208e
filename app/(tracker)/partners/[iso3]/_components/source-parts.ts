interface SourcePart {
  text: string;
  /** The address, when it is one of the web. */
  href: string | null;
  /** What stands around it. */
  remark: string;
}

/** Takes a record's source apart: entries with semicolons between them, each mostly an address and a remark. */
export function sourceParts(source: string): SourcePart[] {
  return source
    .split(/;\s+/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map((entry) => {
      const address = /https?:\/\/[^\s)]+/.exec(entry)?.[0];
      if (address === undefined || !URL.canParse(address)) return { text: entry, href: null, remark: "" };
      const remark = entry.replace(address, "").replace(/\s+/g, " ").trim();
      return { text: address, href: address, remark };
    });
}
