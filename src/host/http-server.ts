import { type AddressInfo, isIPv6 } from "node:net";
import { serve } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context, Hono } from "hono";
import { ConfigError } from "../core/errors.ts";

export interface HttpServer {
  /** Where it can be reached from this machine. */
  url: string;
  port: number;
  stop(): Promise<void>;
}

/** Headers by which a proxy says that it asks for somebody else. */
const BY_PROXY = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via", "cf-connecting-ip"];
const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/;
const LOOPBACK_NAME = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;

/**
 * Whether a request comes from this machine itself: over loopback, under a name of loopback's own, and not handed on by
 * a proxy, which would be on this machine too.
 */
export function isFromThisMachine(context: Context): boolean {
  return (
    LOOPBACK.test(getConnInfo(context).remote.address ?? "") &&
    LOOPBACK_NAME.test(context.req.header("host") ?? "") &&
    !BY_PROXY.some((name) => context.req.header(name) !== undefined)
  );
}

const NEAR = /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/i;

/** Who asks: the address the connection comes from, or the one that a proxy beside us says it was asked from. */
export function addressOf(context: Context): string {
  const address = getConnInfo(context).remote.address ?? "";
  const named = context.req.header("x-forwarded-for")?.split(",").at(-1)?.trim();
  return householdOf(NEAR.test(address) && named !== undefined && named !== "" ? named : address);
}

/** Of IPv6 the first 64 bits: whoever has one address there has all of them. */
function householdOf(address: string): string {
  const v4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (v4 !== undefined || !isIPv6(address)) return v4 ?? address;
  const [head = "", tail = ""] = address.toLowerCase().split("::");
  const [first, last] = [head, tail].map((part) => (part === "" ? [] : part.split(":"))) as [
    string[],
    string[],
  ];
  const between = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => "0");
  return [...first, ...between, ...last]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}

/** How long open requests may take to end when stopping. */
const CLOSE_WITHIN_MS = 2_000;

export async function startHttpServer(
  app: Hono,
  { host, port }: { host: string; port: number },
  /** The setting that names the port. */
  setting = "PORT",
): Promise<HttpServer> {
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const starting = serve({ fetch: app.fetch, hostname: host, port }, () => resolve(starting));
    starting.once("error", (error: NodeJS.ErrnoException) => {
      const why =
        error.code === "EADDRINUSE"
          ? `port ${port} is taken; choose another with ${setting}, or ${setting}=0 for any free one`
          : error.message;
      reject(new ConfigError("bad-address", `The bot can't listen on ${host}: ${why}.`, { cause: error }));
    });
  });
  const actual = (server.address() as AddressInfo).port;
  const shown = host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return {
    url: `http://${shown}:${actual}`,
    port: actual,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const cut = setTimeout(
        () => "closeAllConnections" in server && server.closeAllConnections(),
        CLOSE_WITHIN_MS,
      );
      if ("closeIdleConnections" in server) server.closeIdleConnections();
      await closed;
      clearTimeout(cut);
    },
  };
}
