import type { MiddlewareHandler } from "hono";
import { LOGIN_PATH } from "./login.ts";
import { PageError } from "./page-error.ts";

/** Only our own files, no inline script, no HTML from strings (trusted types), and nobody frames the page. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

/**
 * Who may talk to a page's server: pages it served itself. A page from elsewhere is refused by where it comes from,
 * and one that made its own name point at this machine (DNS rebinding) by the name it calls us.
 * `hosts`: names without port, besides this machine's own.
 */
export function createGuard({
  hosts,
  page,
  setting,
}: {
  hosts: readonly string[];
  /** "The local chat" */
  page: string;
  /** That names further ones. */
  setting: string;
}): MiddlewareHandler {
  const allowed = new Set(["localhost", "127.0.0.1", "[::1]", ...hosts.map((host) => host.toLowerCase())]);
  return async (context, next) => {
    const host = context.req.header("host") ?? new URL(context.req.url).host;
    if (!allowed.has(host.toLowerCase().replace(/:\d+$/, ""))) {
      throw new PageError(
        403,
        "unknown-host",
        `${page} isn't served under this name. Whoever runs the bot can add ${nameIn(host)} to ${setting}.`,
      );
    }
    const origin = context.req.header("origin");
    const site = context.req.header("sec-fetch-site");
    const isRead = context.req.method === "GET" || context.req.method === "HEAD";
    const isPage = ["/", LOGIN_PATH].includes(context.req.path) && isRead;
    const foreign =
      (site !== undefined && site !== "same-origin" && site !== "none") ||
      (origin !== undefined && !isSameHost(origin, host));
    // A link from elsewhere, such as a chat in the same browser, may open a page, and no more.
    if (foreign && !isPage) {
      throw new PageError(403, "foreign-page", "Only the page's own scripts may do that.");
    }
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cross-Origin-Resource-Policy", "same-origin");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    context.header("Content-Security-Policy", PAGE_POLICY);
    await next();
  };
}

/** The name in a Host header, if it is one that may be repeated. */
function nameIn(host: string): string {
  return /^([\w.-]{1,100}|\[[\da-f:]+\])(?=:\d+$|$)/i.exec(host)?.[0] ?? "it";
}

function isSameHost(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}
