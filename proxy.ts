import { NextResponse, type NextRequest } from "next/server";

/**
 * What a page may load and where it may send: scripts and style elements need this request's nonce.
 * Style attributes stay allowed, because chart drawings and form controls set them by script.
 */
function contentSecurityPolicy(nonce: string, secure: boolean): string {
  // While developing, React rebuilds server stacks with eval and the overlay brings its own style elements.
  const developing = process.env.NODE_ENV === "development";
  const evaluation = developing ? " 'unsafe-eval'" : "";
  const styles = developing ? "'unsafe-inline'" : `'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    `style-src 'self' ${styles}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    // On plain http (the machine itself) an upgrade would lead nowhere.
    ...(secure ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

function isSecure(request: NextRequest): boolean {
  const forwarded = request.headers.get("x-forwarded-proto");
  return (forwarded ?? request.nextUrl.protocol).startsWith("https");
}

/** Where the links of mails lead that stop them. */
const STOPPING = ["/stop-digest", "/stop-report"];

/** Gives every page its nonce and policy, and tells it the path that was asked for. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  if (request.method === "POST" && STOPPING.includes(pathname)) {
    // One POST to the link of a mail stops it (RFC 8058), and pages answer to GET alone.
    return NextResponse.rewrite(new URL(`/api${pathname}${search}`, request.url));
  }
  const nonce = crypto.randomUUID();
  const policy = contentSecurityPolicy(nonce, isSecure(request));

  const headers = new Headers(request.headers);
  headers.set("x-pathname", pathname + search);
  headers.set("content-security-policy", policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

export const config = { matcher: ["/((?!api/|_next/static|_next/image|favicon.ico).*)"] };
