import { isIP } from "node:net";

/** Where a request came from, as far as it is kept: in the audit trail for good, beside a session for as long as that is kept. */
export interface Sender {
  /** Null when it is not known. */
  address: string | null;
  /** The kind of program, such as `Firefox 132 · Windows`; null when it did not say. */
  client: string | null;
}

/** The address that a request came from: the last that a proxy in front has added. */
export function addressOf(forwardedFor: string | null | undefined): string {
  return forwardedFor?.split(",").at(-1)?.trim() || "unknown";
}

/** Where a request with these headers came from. Nothing in its body has a say in it. */
export function senderOf(headers: Pick<Headers, "get">): Sender {
  // An IPv4 connection to a server that listens on IPv6 is written as one of IPv6.
  const address = addressOf(headers.get("x-forwarded-for")).replace(/^::ffff:(?=\d+\.)/i, "");
  return { address: isIP(address) === 0 ? null : address, client: clientOf(headers.get("user-agent")) };
}

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:A|iOS)?\/(\d{1,4})/, "Edge"],
  [/\bOPR\/(\d{1,4})/, "Opera"],
  [/\bSamsungBrowser\/(\d{1,4})/, "Samsung Internet"],
  [/\b(?:Firefox|FxiOS)\/(\d{1,4})/, "Firefox"],
  [/\b(?:HeadlessChrome|Chrome|CriOS)\/(\d{1,4})/, "Chrome"],
  [/\bVersion\/(\d{1,4})\S* (?:Mobile\/\w+ )?Safari\//, "Safari"],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, "Android"],
  [/\b(?:iPhone|iPad|iPod)\b/, "iOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
];

/** The browser's name and major version and its system: enough to tell one's own device, too little to follow anybody by. */
export function clientOf(userAgent: string | null): string | null {
  const text = (userAgent ?? "").slice(0, 1000);
  const browser = BROWSERS.flatMap(([pattern, name]) => {
    const version = pattern.exec(text)?.[1];
    return version === undefined ? [] : [`${name} ${version}`];
  })[0];
  const system = SYSTEMS.find(([pattern]) => pattern.test(text))?.[1];
  const known = [browser, system].filter((part) => part !== undefined).join(" · ");
  return known === "" ? programOf(text) : known;
}

/** What begins the text of a program that is no browser: `curl/8.5.0` is `curl 8`. */
function programOf(text: string): string | null {
  const [, name, version] = /^([A-Za-z][\w.-]{0,30})(?:\/(\d{1,4}))?/.exec(text) ?? [];
  if (name === undefined) return null;
  return version === undefined ? name : `${name} ${version}`;
}
