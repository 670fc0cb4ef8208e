import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { NextAuthOptions } from "next-auth";
import { decode, encode } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { cache } from "react";
import { z } from "zod";
import { readServerEnv } from "@/lib/env";
import type { Viewer } from "@/lib/auth/viewer";
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

/** The address that a request came from: the last that a proxy in front has added. */
export function addressOf(forwardedFor: string | null | undefined): string {
  return forwardedFor?.split(",").at(-1)?.trim() || "unknown";
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
          const forwarded: unknown = request.headers?.["x-forwarded-for"];
          const outcome = await signIn(
            parsed.data,
            addressOf(typeof forwarded === "string" ? forwarded : null),
          );
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

/** Who is asking, or null. Read from the database once a request. */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const token = await tokenOfRequest();
  return token === null ? null : resolveSession(token);
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
