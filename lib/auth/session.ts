import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { NextAuthOptions } from "next-auth";
import { decode, encode } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { cache } from "react";
import { z } from "zod";
import { addressOf, senderOf } from "@/lib/auth/sender";
import type { Viewer } from "@/lib/auth/viewer";
import { readServerEnv } from "@/lib/env";
import { endSession, resolveSession, SESSION_SECONDS } from "@/lib/people/sessions";
import { credentialsSchema, signIn } from "@/lib/people/sign-in";

/** The cookie carries the session's token and nothing about the person: the database says who that is, and whether still. */
const cookieContent = z.object({ sid: z.string() });

function cookieSettings() {
  const secure = readServerEnv().NEXTAUTH_URL.startsWith("https:");
  return {
    name: `${secure ? "__Secure-" : ""}next-auth.session-token`,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure } as const,
  };
}

/** How next-auth works here; built at the first request, when the environment is known. */
export function authOptions(): NextAuthOptions {
  return {
    secret: readServerEnv().AUTH_SECRET,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", signOut: "/", error: "/sign-in" },
    cookies: { sessionToken: cookieSettings() },
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(input, request) {
          const parsed = credentialsSchema.safeParse(input);
          if (!parsed.success) return null;
          const sent: Readonly<Record<string, unknown>> = request.headers ?? {};
          const get = (name: string) => z.string().nullable().catch(null).parse(sent[name]);
          const outcome = await signIn(parsed.data, addressOf(get("x-forwarded-for")), senderOf({ get }));
          return outcome.ok ? { id: outcome.token } : null;
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user, trigger }) => ({ sid: trigger === "signIn" ? user.id : token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        const content = cookieContent.safeParse(token);
        if (content.success) await endSession(content.data.sid);
      },
    },
  };
}

async function tokenOfRequest(): Promise<string | null> {
  const sealed = (await cookies()).get(cookieSettings().name)?.value;
  if (sealed === undefined) return null;
  const opened = await decode({ token: sealed, secret: readServerEnv().AUTH_SECRET }).catch(() => null);
  const content = cookieContent.safeParse(opened);
  return content.success ? content.data.sid : null;
}

/** Who is asking, and from where, or null. Read from the database once a request. */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const token = await tokenOfRequest();
  const viewer = token === null ? null : await resolveSession(token);
  return viewer && { ...viewer, sender: senderOf(await headers()) };
});

/** Who is asking; somebody who is not signed in is sent to do so and comes back to this page. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await getViewer();
  if (viewer !== null) return viewer;
  const path = (await headers()).get("x-pathname") ?? "/";
  redirect(path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`);
}

/** Gives the reader the cookie of a session just opened and ends the one it had. For a server action or route handler. */
export async function keepSessionCookie(token: string): Promise<void> {
  const earlier = await tokenOfRequest();
  if (earlier !== null) await endSession(earlier);
  const { name, options } = cookieSettings();
  const sealed = await encode({
    token: { sid: token },
    secret: readServerEnv().AUTH_SECRET,
    maxAge: SESSION_SECONDS,
  });
  (await cookies()).set(name, sealed, { ...options, maxAge: SESSION_SECONDS });
}

/** Ends this session and takes its cookie back. */
export async function signOutHere(): Promise<void> {
  const token = await tokenOfRequest();
  if (token !== null) await endSession(token);
  (await cookies()).delete(cookieSettings().name);
}
