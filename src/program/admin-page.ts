import type { Logger } from "pino";
import { openQueuesPage } from "../../adapters/admin/queues-page.ts";
import { createAdminRoutes } from "../../adapters/admin/routes.ts";
import type { Config } from "../host/config.ts";
import { type HttpServer, startHttpServer } from "../host/http-server.ts";
import { isPassword } from "../host/password.ts";
import { newSecret } from "./new-secret.ts";
import type { Parts } from "./parts.ts";

/** So many tries at the password in a quarter of an hour, whoever makes them. */
const TRIES = { most: 10, perMs: 15 * 60_000 };

/** Serves the admin's page on a listener of its own, where there is to be one. */
export async function serveAdminPage(
  { adminPage }: Pick<Config, "adminPage">,
  { office: { adminDesk: desk }, record, queue }: Pick<Parts, "office" | "record" | "queue">,
  log: Logger,
): Promise<HttpServer | undefined> {
  if (!adminPage) return undefined;
  const { host, url, passwordHash } = adminPage;
  const isWildcard = host === "0.0.0.0" || host === "::";

  async function checkPassword(typed: string): Promise<"right" | "wrong" | "too-often"> {
    const waitMs = await record.pace.turn({
      key: "admin-password",
      id: newSecret(),
      rates: [TRIES],
      keep: false,
    });
    if (waitMs > 0) return "too-often";
    const isRight = await isPassword(typed, passwordHash ?? "");
    if (!isRight) await record.access.refused("host:password", "page by password");
    return isRight ? "right" : "wrong";
  }

  const routes = createAdminRoutes({
    desk,
    logins: record.logins,
    queuesPage: await openQueuesPage(queue.opened()),
    hosts: [...(isWildcard ? [] : [host]), new URL(url).hostname],
    ...(passwordHash === undefined ? {} : { checkPassword }),
    log,
  });
  return startHttpServer(routes, adminPage, "ADMIN_PORT");
}
