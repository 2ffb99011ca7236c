import { request } from "node:http";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  addressOf,
  type HttpServer,
  isFromThisMachine,
  startHttpServer,
} from "../../src/host/http-server.ts";

let server: HttpServer;
beforeAll(async () => {
  const app = new Hono();
  app.get("/", (context) => context.text(String(isFromThisMachine(context))));
  server = await startHttpServer(app, { host: "127.0.0.1", port: 0 });
});
afterAll(() => server.stop());

/** `fetch` would not let a test choose the Host header. */
function ask(headers: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    request({ port: server.port, headers }, (response) => {
      response.setEncoding("utf8").once("data", resolve);
    })
      .once("error", reject)
      .end();
  });
}

describe("a request", () => {
  it("comes from this machine when it is made under one of its own names", async () => {
    for (const host of ["localhost", "127.0.0.1:8787", "[::1]:8787"]) {
      expect(await ask({ host }), host).toBe("true");
    }
  });

  it("comes from elsewhere when a proxy on this machine hands it on", async () => {
    expect(await ask({ host: "rushes.example" })).toBe("false");
    expect(await ask({ host: "localhost", "x-forwarded-for": "203.0.113.9" })).toBe("false");
  });
});

it("takes a network of IPv6 for one who asks, and believes a proxy beside it alone", async () => {
  const asked: string[] = [];
  const app = new Hono().get("/", (context) => {
    asked.push(addressOf(context));
    return context.text("");
  });
  const { url, stop } = await startHttpServer(app, { host: "127.0.0.1", port: 0 });
  for (const named of [
    "2001:db8::1",
    "2001:DB8:0:0:ffff::2",
    "2001:db8:1::1",
    "::ffff:192.0.2.7",
    "192.0.2.7",
  ])
    await fetch(url, { headers: { "X-Forwarded-For": `10.9.9.9, ${named}` } });
  await stop();
  expect(asked).toEqual(["2001:db8:0:0", "2001:db8:0:0", "2001:db8:1:0", "192.0.2.7", "192.0.2.7"]);
});
