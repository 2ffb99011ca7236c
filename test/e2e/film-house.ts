import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import type { Redis } from "ioredis";
import sharp from "sharp";
import type { ClipPost } from "../../src/core/card/card.ts";
import type { Clip } from "../../src/core/film/clip.ts";
import type { Backends } from "../../src/core/ports/backends.ts";
import type { ChatSender } from "../../src/core/ports/chat.ts";
import type { VideoBackend } from "../../src/core/ports/video-backend.ts";
import type { MessageRef } from "../../src/core/surface.ts";
import { createBackends } from "../../src/inference/backends.ts";
import type { Media } from "../../src/media/media.ts";
import { createFakeChatServer } from "../fakes/chat-completions/fake-chat-server.ts";
import { createInstantBackend, type InstantBackend } from "../fixtures/instant-backend.ts";
import { instantMedia } from "../fixtures/instant-media.ts";
import { testRedis } from "../fixtures/redis.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";
import { silentSender } from "../fixtures/silent-sender.ts";

/** The n-th time that something is done outside ("join", "stills start"), before it is or once it is. */
export interface Happens {
  what: string;
  nth: number;
  when: "before" | "after";
}

/** How a process dies: at the n-th thing it does, or the n-th of one kind, before that is done or before its answer is read. */
export interface Death {
  step: number;
  when: "before" | "after";
  what?: string;
}

export const ann = { id: "discord:ann", name: "Ann" };
const surface = { platform: "discord", chat: "den" };
const STORY = "A red fox wakes in a snowy forest. The red fox finds a stone.";
/** A model's first answer and its second. */
const ANSWERS = [
  JSON.stringify({
    cast: [{ id: "fox", name: "fox", description: "a small red fox with a white-tipped tail" }],
    places: [{ id: "forest", name: "forest", description: "a snowy spruce forest" }],
    beats: ["A fox wakes in the snow", "The fox finds a stone"].map((text) => ({
      ...{ text, english: text, cast: ["fox"], place: "forest" },
      ...{ light: null, weather: null, lines: [] },
    })),
    look: [],
  }),
  JSON.stringify({
    shots: [1, 2].map((beat) => ({
      ...{ beat, cast: ["fox"], framing: ["wide", "close"][beat - 1], angle: "eye-level", camera: "static" },
      ...{ seconds: 4, first: `The fox in picture ${beat}`, motion: "snow falls", last: null },
      ...{ light: null, transition: "cut" },
    })),
  }),
];

/**
 * All that a film needs besides the bot itself, which outlives any of its processes: models that are paid, a chat, a
 * language model, Redis and a disk. Its processes can be killed at any step: at each thing they do outside, and at each
 * command to Redis.
 */
export async function filmHouse(folder: string, { dayUsd = 100, directed = true } = {}) {
  const file = join(folder, "picture.png");
  await sharp({ create: { width: 320, height: 180, channels: 3, background: "#46a" } })
    .png()
    .toFile(file);
  const server = await createFakeChatServer();
  const redis = testRedis();
  const film = createInstantBackend({ file, billed: true, slots: 4 });
  const stills = createInstantBackend({
    file,
    billed: true,
    slots: 4,
    model: {
      ...{ id: "still", label: "Still", backend: "stills", kind: "image", usdPerPicture: 0.04 },
      takes: {
        startImage: false,
        endImage: false,
        references: true,
        sourceVideo: false,
        negative: false,
        seed: true,
      },
    },
  });
  stills.answer = () => ({ state: "done", outputs: [{ source: "" }], usd: 0.04 });
  const draft = createInstantBackend({ file, slots: 4, model: { id: "animatic", backend: "animatic" } });
  let isDrawing = true;
  draft.answer = () =>
    isDrawing ? { state: "running", progress: null } : { state: "done", outputs: [{ source: "" }] };
  Object.assign(stills, { id: "stills", kinds: ["image"] });
  Object.assign(draft, { id: "animatic", still: (_: unknown, path: string) => copyFile(file, path) });

  function backends(seen = (one: VideoBackend) => one): Backends {
    const all = createBackends([film, stills, draft].map(seen));
    const model = async (backend: InstantBackend) => (await backend.models())[0];
    const defaults = { image: stills, draft } as Record<string, InstantBackend>;
    return { ...all, defaultModel: async (use) => model(defaults[use] ?? film) } as Backends;
  }

  /** What stands in the chat: by the key under which it was posted. */
  const posted = new Map<string, { ref: MessageRef; isBoard: boolean; isGone?: true }>();
  let messages = 0;
  const sender = silentSender("discord", {
    async postClip(_surface, { into, clip }: ClipPost, { idempotencyKey }) {
      const known = posted.get(idempotencyKey);
      const ref = known?.ref ?? into ?? message(++messages);
      posted.set(idempotencyKey, { ref, isBoard: clip.board !== undefined });
      return { ref };
    },
    async deleteMessage({ message }) {
      for (const post of posted.values()) if (post.ref.message === message) post.isGone = true;
      return "gone";
    },
  });

  const rigs: Rig[] = [];
  let living: { rig: Rig; connections: Redis[]; died: Promise<void> } | undefined;
  let death: Death | undefined;
  let steps = 0;
  let event: (Happens & { does: () => Promise<void> }) | undefined;
  /** At what each process died. */
  const deaths: string[] = [];

  /** A process with its own ways to all of that; it dies at its `death`. */
  async function begin(): Promise<NonNullable<typeof living>> {
    let isDead = false;
    let tell = () => {};
    const died = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const connections: Redis[] = [];
    const die = (what: string) => {
      isDead = true;
      deaths.push(`${death?.when} ${what}`);
      steps = 0;
      death = undefined;
      for (const connection of connections) connection.disconnect();
      tell();
    };
    /** Whether the process has come to its death at this step. */
    const step = (when: Death["when"], what: string) => {
      if (isDead) return true;
      if (death?.what !== undefined && death.what !== what) return false;
      if (when === "before") steps += 1;
      if (death && steps >= death.step && death.when === when) die(what);
      return isDead;
    };
    const never = new Promise<never>(() => {});
    const happens = async (when: Happens["when"], what: string) => {
      if (event?.when !== when || !what.endsWith(event.what) || --event.nth > 0) return;
      const { does } = event;
      event = undefined;
      await does();
    };
    const mortal = <One extends object>(one: One, names: readonly string[], whose = ""): One =>
      new Proxy(one, {
        get(target, name, receiver) {
          const does = Reflect.get(target, name, receiver);
          if (typeof does !== "function" || !names.includes(String(name))) return does;
          return async (...given: unknown[]) => {
            if (step("before", String(name))) return never;
            await happens("before", `${whose} ${String(name)}`);
            const done = await does.apply(target, given);
            await happens("after", `${whose} ${String(name)}`);
            return step("after", String(name)) ? never : done;
          };
        },
      });
    const counted = (connection: Redis) => {
      connections.push(connection);
      const [send, duplicate] = [
        connection.sendCommand.bind(connection),
        connection.duplicate.bind(connection),
      ];
      connection.sendCommand = (command, stream) => {
        const isRead =
          /^(?:h?m?get(?:all)?|exists|ping|info|hello|client|subscribe|bz.*|script|zrange|smembers|scard|zcard|llen|ttl|time|sismember|select)$/u;
        if (isRead.test(command.name)) return send(command, stream);
        step("before", command.name);
        const sent = send(command, stream);
        step("after", command.name);
        return sent;
      };
      connection.duplicate = (given) => {
        const other = duplicate(given);
        connections.push(other);
        return other;
      };
    };
    server.answers = async (body) => {
      const format = body.response_format;
      const isStory = format?.type === "json_schema" && format.json_schema.name === "story";
      step("before", "asking");
      step("after", "asking");
      return isDead ? "never" : (ANSWERS[isStory ? 0 : 1] as string);
    };
    const rig = await startRig({
      on: { redisUrl: redis.url, prefix: redis.prefix, dataDir: folder },
      env: {
        ...(directed && { DIRECTOR_URL: server.url, DIRECTOR_USD_PER_CALL: "0.01" }),
        DAILY_BUDGET_USD: String(dayUsd),
        DEFAULT_RESOLUTION: "720p",
      },
      alone: true,
      lockMs: 1_000,
      connected: counted,
      media: mortal<Media>(instantMedia(), ["join", "poster", "check", "contactSheet", "lastFrame"]),
      senders: () => [mortal<ChatSender>(sender, ["postClip"])],
      backends: () => {
        const ways = ["start", "status", "recover", "download", "still"];
        return backends((one) => mortal<VideoBackend>(one, ways, one.id));
      },
    });
    rigs.push(rig);
    living = { rig, connections, died };
    return living;
  }

  /** Done by the process that lives; where it dies over it, once more by the one after it, as a chat hands on again what wasn't taken. */
  async function lives<Result>(work: (rig: Rig) => Promise<Result>): Promise<Result> {
    for (;;) {
      const { rig, died } = living ?? (await begin());
      const done = work(rig).then(
        (result) => ({ result }),
        (error: unknown) => ({ error }),
      );
      const first = await Promise.race([done, died.then(() => "died" as const)]);
      const last =
        first === "died"
          ? first
          : await Promise.race([died.then(() => "died" as const), Promise.resolve(first)]);
      if (last === "died") {
        await rig.kill();
        living = undefined;
        continue;
      }
      if ("error" in last) throw last.error;
      return last.result;
    }
  }

  let said = 0;
  const asked = () => ({ person: ann, surface, idempotencyKey: `said-${++said}` });
  const shown = async (rig: Rig, clip: Clip) => {
    const now = await rig.record.clips.load(clip.id);
    if (now?.card === undefined && now?.state !== "delivered")
      await rig.studio.attachCard(clip.id, message(`card-${clip.id}`));
    return clip;
  };
  /** Somebody does something, and the chat shows the card of what comes of it. */
  const does = (what: (rig: Rig, as: ReturnType<typeof asked>) => Promise<Clip>): Promise<Clip> => {
    const as = asked();
    return lives(async (rig) => shown(rig, await what(rig, as)));
  };
  const derived = (board: Clip, how: Parameters<Rig["studio"]["derive"]>[1]) =>
    does(async (rig, as) => (await rig.studio.derive(board.id, how, as))[0] as Clip);

  return {
    ...{ film, stills, server, posted, deaths },
    /** The process that lives dies there; counted from now on. */
    dieAt(wanted: Death) {
      steps = 0;
      death = wanted;
    },
    /** Until then drafts are being drawn, as they are for half a minute. */
    draws() {
      isDrawing = false;
    },

    /** It happens then, and whoever does the thing waits for that. */
    meanwhile(then: Happens, work: () => Promise<void>) {
      event = { ...then, does: work };
    },
    /** Another process, which makes nothing. */
    async beside(): Promise<Rig> {
      const rig = await startRig({
        on: { redisUrl: redis.url, prefix: redis.prefix, dataDir: folder },
        env: { DAILY_BUDGET_USD: String(dayUsd), DEFAULT_RESOLUTION: "720p" },
        backends: () => backends(),
        workers: false,
        cards: false,
      });
      rigs.push(rig);
      return rig;
    },

    open: (seed = 7, prompt = STORY, seconds = 8) =>
      does((rig, as) => rig.studio.openBoard({ ...as, request: { prompt, seconds, seed } })),
    change: (board: Clip, words: string) =>
      derived(board, { kind: "remix", words, strength: "medium", request: {} }),
    render: (board: Clip) => derived(board, { kind: "render" }),
    until: (clip: Clip, wanted: (clip: Clip) => boolean) => lives((rig) => rig.when(clip.id, wanted)),
    lives,
    async close() {
      // Who died over a question waits for its answer yet.
      await server.close();
      for (const rig of rigs) await rig.stop();
      await redis.close();
    },
  };
}

function message(id: string | number): MessageRef {
  return { platform: "discord", chat: "den", message: String(id) };
}
