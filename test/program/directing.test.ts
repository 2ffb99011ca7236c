import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { VideoRequest } from "../../src/core/film/request.ts";
import type { Order } from "../../src/core/ports/orders.ts";
import type { ModelDescription, VideoBackend } from "../../src/core/ports/video-backend.ts";
import { loadConfig } from "../../src/host/config.ts";
import { createBackends } from "../../src/inference/backends.ts";
import { createCheckWords } from "../../src/moderation/check-words.ts";
import { createModerator } from "../../src/moderation/moderator.ts";
import { createDirecting } from "../../src/program/directing.ts";
import { createKeys } from "../../src/store/keys.ts";
import { createLedgers } from "../../src/store/ledger.ts";
import { createPurse } from "../../src/store/purse.ts";
import { createInstantBackend } from "../fixtures/instant-backend.ts";
import { type TestRedis, testRedis } from "../fixtures/redis.ts";
import { createSmallNotebook } from "../fixtures/small-notebook.ts";

let redis: TestRedis;
beforeEach(() => {
  redis = testRedis();
});
afterEach(() => redis.close());

const request: VideoRequest = {
  prompt: "A fox trots through snow. An owl looks down.",
  seconds: 16,
  aspect: "16:9",
  resolution: "480p",
  model: "instant",
  seed: 7,
  draft: false,
  images: [],
};

/** A language model that answers with these words. */
function writer(answer: string, model: Partial<ModelDescription> = {}): VideoBackend & { asked: Order[] } {
  const asked: Order[] = [];
  const backend = createInstantBackend({
    file: "none",
    billed: true,
    model: { id: "scribe", label: "Scribe", backend: "scribe", kind: "language", ...model },
  });
  return Object.assign(backend, {
    id: "scribe",
    asked,
    start: async (order: Order) => {
      asked.push(order);
      return { id: "1" };
    },
    status: async () => ({ state: "done" as const, outputs: [], text: answer }),
  });
}

const ledgers = () => createLedgers({ redis: redis.client, keys: createKeys(redis.prefix), now: Date.now });
const purse = () =>
  createPurse({
    redis: redis.client,
    keys: createKeys(redis.prefix),
    ledgers: ledgers(),
    now: Date.now,
    timeZone: "UTC",
  });
const spent = async (account: string) => (await ledgers().balance(account)).spent / 1_000_000;

let films = 0;
async function direct(
  scribe: VideoBackend,
  {
    budget = "1",
    payer = "console:ann",
    perCall = "",
  }: { budget?: string; payer?: string; perCall?: string } = {},
) {
  const film = createInstantBackend({ file: "none" });
  const backends = createBackends([film, scribe]);
  const config = loadConfig({
    DIRECTOR_MODEL: "scribe",
    DAILY_BUDGET_USD: budget,
    DIRECTOR_USD_PER_CALL: perCall,
  });
  const log = pino({ level: "silent" });
  const { director } = createDirecting(config, {
    backends,
    purse: purse(),
    moderator: createModerator({
      check: createCheckWords({ banned: ["gore"], refused: [], log }),
      refused: [],
      onError: "refuse",
      log,
    }),
    pace: { turn: async () => 0 },
    notebook: createSmallNotebook(),
    accountOf: async (person) => person,
    now: Date.now,
    log,
  });
  const asking = payer === "" ? undefined : { account: payer, occasion: `film-${++films}` };
  return director.plan(request, (await film.models())[0] as ModelDescription, asking);
}

describe("a language model that directs", () => {
  /** The first answer tells the story, the second its shots; each is read as far as it is asked for. */
  const beat = (text: string) => ({ text, english: text, cast: [], place: null, light: null, weather: null });
  const shot = (number: number, first: string) => ({ beat: number, seconds: 8, camera: "pan", first });
  const answer = JSON.stringify({
    beats: [beat("A fox trots in."), beat("An owl looks down.")],
    shots: [shot(1, "A fox in snow"), shot(2, "An owl on a branch")],
  });

  it("plans the film, through the backend that has it", async () => {
    const scribe = writer(answer);
    const plan = await direct(scribe);
    expect(plan.director).toBe("scribe");
    expect(plan.shots.map(({ beat }) => beat)).toEqual(["A fox trots in.", "An owl looks down."]);
    expect(scribe.asked).toHaveLength(2);
  });

  it("gives way to the rules where its answer is no plan", async () => {
    expect((await direct(writer("I can't do that."))).director).toBe("rules");
  });

  it("gives way to the rules where it wrote what may not be asked for", async () => {
    const plan = await direct(writer(answer.replace("An owl", "Gore, and an owl")));
    expect(plan.director).toBe("rules");
    expect(JSON.stringify(plan)).not.toMatch(/gore/i);
  });

  it("isn't asked when the day's money is used up", async () => {
    const scribe = writer(answer);
    expect((await direct(scribe, { budget: "0.01" })).director).toBe("rules");
    expect(scribe.asked).toEqual([]);
  });

  it("isn't asked for somebody who can't pay for the film", async () => {
    const scribe = writer(answer);
    expect((await direct(scribe, { payer: "" })).director).toBe("rules");
    expect(scribe.asked).toEqual([]);
  });

  it("books its own price to the day's money and to who asked", async () => {
    await direct(writer(answer, { words: { usd: 0.003, per: "run" } }));
    expect(await spent("money")).toBe(0.006);
    expect(await spent("words:console:ann")).toBe(0.006);
  });

  it("books what the host says an answer costs, where they say it", async () => {
    await direct(writer(answer, { words: { usd: 0.003, per: "run" } }), { perCall: "0.0005" });
    expect(await spent("money")).toBe(0.001);
  });

  it("books by tokens all that it reads and the most it may write", async () => {
    const scribe = writer(answer, { words: { usd: 5, per: "million-tokens" } });
    await direct(scribe);
    const asked = scribe.asked as { system: string; prompt: string }[];
    const bytes = asked.map(({ system, prompt }) => Buffer.byteLength(system) + Buffer.byteLength(prompt));
    const tokens = bytes.reduce((sum, each) => sum + each + 8_192, 0);
    expect(await spent("money")).toBeCloseTo((5 * tokens) / 1_000_000, 5);
  });

  it("is no longer asked for who has had their share of the day's money, but for others", async () => {
    const scribe = writer(answer);
    for (let index = 0; index < 25; index++) await direct(scribe, { budget: "0.5" });
    expect(scribe.asked).toHaveLength(5);
    expect(await spent("money")).toBe(0.1);
    expect((await direct(scribe, { budget: "0.5", payer: "console:bob" })).director).toBe("scribe");
  });
});

describe("a language model that shares its card", () => {
  it("has what else is there let go of the card before it decides about words, as before it plans", async () => {
    const film = createInstantBackend({ file: "none" });
    const happened: string[] = [];
    const backends = createBackends([
      Object.assign(film, { makeRoom: async () => void happened.push("room is made") }),
    ]);
    const server = createServer((_, response) => {
      happened.push("it is asked");
      const message = { content: '{"kind":"order"}' };
      response.end(JSON.stringify({ choices: [{ finish_reason: "stop", message }] }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
    const log = pino({ level: "silent" });
    const { decide } = createDirecting(loadConfig({ DIRECTOR_URL: url, DIRECTOR_MODEL: "qwen" }), {
      backends,
      purse: purse(),
      moderator: createModerator({
        check: createCheckWords({ banned: [], refused: [], log }),
        refused: [],
        onError: "refuse",
        log,
      }),
      pace: { turn: async () => 0 },
      notebook: createSmallNotebook(),
      accountOf: async (person) => person,
      now: Date.now,
      log,
    });
    const asker = { person: "console:ann", message: "1" };
    await decide?.(
      "a bit more of that glow",
      { asker, place: "reply", models: [] },
      new AbortController().signal,
    );
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(happened).toEqual(["room is made", "it is asked"]);
  });
});
