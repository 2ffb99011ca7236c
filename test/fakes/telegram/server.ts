import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { UserFromGetMe } from "@grammyjs/types";
import { createMethods, type Service } from "./methods.ts";
import { type Received, receive } from "./parameters.ts";
import { createStars } from "./payments.ts";
import { type Method, SCHEMAS } from "./schemas.ts";
import { createWorld, Refusal } from "./world.ts";

/** A fault to come: a refusal, or a connection that breaks before or after the call was carried out. */
export type Fault =
  | {
      error_code: number;
      description: string;
      parameters?: { retry_after?: number; migrate_to_chat_id?: number };
    }
  | "break-before"
  | "break-after";

/** What a chat takes before it is refused with 429: accepted calls in any `perMs`, and the pause named then. */
export interface Flood {
  most: number;
  perMs: number;
  retryAfterSeconds: number;
  /** A second lasts so many milliseconds, for tests in a hurry. */
  secondMs: number;
}

interface Call {
  method: string;
  parameters: Record<string, unknown>;
  /** Milliseconds, from a steady clock. */
  at: number;
}

/**
 * A Bot API server on loopback that keeps chats, messages and updates, and refuses what Telegram would refuse.
 * A call that the documentation does not allow gets an error and is also kept in `problems`, which a test
 * expects to be empty.
 */
export async function startFakeTelegram(
  options: { token?: string; botUsername?: string; privacyMode?: boolean } = {},
) {
  const token = options.token ?? "123456:TEST-token_that-must_never-be-seen";
  const bot = {
    id: 123456,
    is_bot: true,
    first_name: "Rushes",
    username: options.botUsername ?? "rushes_bot",
    can_join_groups: true,
    can_read_all_group_messages: options.privacyMode === false,
    supports_inline_queries: true,
    can_connect_to_business: false,
    has_main_web_app: false,
  } as UserFromGetMe;
  const world = createWorld(bot);
  const service: Service = {
    webhook: undefined,
    menus: new Map(),
    menuCalls: 0,
    description: "",
    shortDescription: "",
    actions: [],
    reactions: new Map(),
    uploadLimitBytes: 50_000_000,
    uploads: 0,
    albums: 0,
    whispers: [],
  };
  const stars = createStars(world);
  const methods = createMethods(world, service, stars);
  const problems: string[] = [];
  const calls: Call[] = [];
  const faults = new Map<string, Fault[]>();
  const accepted = new Map<string, number[]>();
  const paused = new Map<string, number>();
  let refusedForFlood = 0;
  let flood: Flood | undefined;

  /** https://core.telegram.org/bots/faq: what is sent to one chat is limited; here edits count as well. */
  function floods(method: string, { chat_id }: Record<string, unknown>): { retry_after: number } | undefined {
    if (!flood || !/^(send(?!ChatAction)|edit)/.test(method) || chat_id === undefined) return undefined;
    const { most, perMs, retryAfterSeconds, secondMs } = flood;
    const chat = String(chat_id);
    const now = performance.now();
    const until = paused.get(chat) ?? 0;
    const recent = (accepted.get(chat) ?? []).filter((at) => now - at < perMs);
    if (now >= until && recent.length < most) {
      accepted.set(chat, [...recent, now]);
      return undefined;
    }
    if (now >= until) paused.set(chat, now + retryAfterSeconds * secondMs);
    refusedForFlood += 1;
    return { retry_after: Math.ceil(((paused.get(chat) ?? now) - now) / secondMs) };
  }

  const server = createServer((request, response) => {
    const stop = new AbortController();
    response.on("close", () => stop.abort());
    answer(request.url ?? "", () => receive(request), response, stop.signal).catch((error: unknown) => {
      if (stop.signal.aborted) return;
      problems.push(`the fake broke: ${error instanceof Error ? error.stack : String(error)}`);
      response.destroy();
    });
  });

  async function answer(
    url: string,
    read: () => Promise<Received>,
    response: ServerResponse,
    signal: AbortSignal,
  ): Promise<void> {
    const path = decodeURIComponent(url);
    if (path.startsWith("/file/")) return sendFile(path, response);
    const [, givenToken, name] = /^\/bot([^/]+)\/(\w+)$/.exec(path) ?? [];
    if (name === undefined)
      return problem(response, 404, `unknown path ${path.replaceAll(token, "<token>")}`);
    if (givenToken !== token) return reply(response, { error_code: 401, description: "Unauthorized" });
    if (!Object.hasOwn(SCHEMAS, name)) return problem(response, 404, `unknown method ${name}`);
    const method = name as Method;
    const fault = faults.get(method)?.shift();
    if (fault === "break-before") {
      response.destroy();
      return;
    }
    let received: Received;
    try {
      received = await read();
    } catch {
      // Broken off before its end: nothing was done.
      response.destroy();
      return;
    }
    calls.push({ method, parameters: received.parameters, at: performance.now() });
    if (fault && typeof fault === "object") return reply(response, fault);
    const parameters = floods(method, received.parameters);
    if (parameters) {
      const description = `Too Many Requests: retry after ${parameters.retry_after}`;
      return reply(response, { error_code: 429, description, parameters });
    }
    const checked = SCHEMAS[method].safeParse(received.parameters);
    if (!checked.success) {
      const reasons = checked.error.issues
        .map((issue) => `${issue.path.join(".")}: ${issue.message}`)
        .join("; ");
      return problem(response, 400, `${method}: ${reasons}`);
    }
    try {
      const run = methods[method] as (
        parameters: unknown,
        files: Received["files"],
        signal: AbortSignal,
      ) => unknown;
      const result = await run(checked.data, received.files, signal);
      if (fault === "break-after") response.destroy();
      else if (!signal.aborted) reply(response, { result });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      reply(response, {
        error_code: error.error_code,
        description: error.message,
        ...(error.parameters ? { parameters: error.parameters } : {}),
      });
    }
  }

  function sendFile(path: string, response: ServerResponse): void {
    const file = [...world.files.values()].find(
      (candidate) => path === `/file/bot${token}/${candidate.path}`,
    );
    if (file) response.end(file.bytes);
    else problem(response, 404, "unknown file");
  }

  function problem(response: ServerResponse, error_code: number, description: string): void {
    problems.push(description);
    reply(response, { error_code, description: `Bad Request: ${description}` });
  }

  function reply(
    response: ServerResponse,
    body: { result: unknown } | { error_code: number; description: string; parameters?: object },
  ): void {
    const ok = "result" in body;
    response.writeHead(ok ? 200 : body.error_code, { "content-type": "application/json" });
    response.end(JSON.stringify({ ok, ...body }));
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    ...world,
    token,
    service,
    stars,
    problems,
    calls,
    apiRoot: `http://127.0.0.1:${port}`,
    /** The next call of this method meets the fault; several are met in their order. */
    fail(method: Method, ...next: Fault[]): void {
      faults.set(method, [...(faults.get(method) ?? []), ...next]);
    },
    /** From now on every chat takes only so much. */
    limit(to: Flood): void {
      flood = to;
    },
    /** How many calls were refused because too much was said. */
    refusedForFlood: () => refusedForFlood,
    callsOf: (method: Method) => calls.filter((call) => call.method === method),
    /** Resolves with what `look` finds, as soon as it finds something. */
    async until<Found>(
      look: () => Found | undefined | false,
      what = look.toString(),
      withinMs = 90_000,
    ): Promise<Found> {
      const found = look();
      if (found) return found;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          end();
          const said = [...world.chats.values()]
            .flatMap(({ messages }) => [...messages.values()])
            .map(({ from, text, caption }) => `${from?.first_name}: ${text ?? caption}`);
          reject(new Error([`never came: ${what}`, ...problems, ...said.slice(-8)].join("\n")));
        }, withinMs);
        const lookAgain = () => {
          const now = look();
          if (!now) return;
          end();
          resolve(now);
        };
        // What the bot notes after a call changes nothing here, so it is looked for now and then as well.
        const often = setInterval(lookAgain, 10);
        const stop = world.onChange(lookAgain);
        function end(): void {
          stop();
          clearInterval(often);
          clearTimeout(timer);
        }
      });
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type FakeTelegram = Awaited<ReturnType<typeof startFakeTelegram>>;
