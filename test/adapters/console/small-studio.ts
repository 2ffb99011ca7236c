import { randomUUID } from "node:crypto";
import * as fsPromises from "node:fs/promises";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { createConsoleListener } from "../../../adapters/console/listener.ts";
import { createConsoleSender } from "../../../adapters/console/sender.ts";
import { audienceOf } from "../../../src/core/access/audience.ts";
import type { Button, Card } from "../../../src/core/card/card.ts";
import { MediaError } from "../../../src/core/errors.ts";
import type { Clip, ShotState } from "../../../src/core/film/clip.ts";
import type { MediaStore } from "../../../src/core/ports/media-store.ts";
import { type AnyCommand, defineCommand } from "../../../src/core/talk/command.ts";
import type { Dispatcher, Heard } from "../../../src/core/talk/dispatch.ts";
import type { Notice, Reply } from "../../../src/core/talk/reply.ts";
import { notice } from "../../../src/core/talk/reply.ts";
import { createRedisNotebook } from "../../../src/store/notebook.ts";
import { testRedis } from "../../fixtures/redis.ts";

/** Commands enough to see a menu, a completion and a form. */
export const COMMANDS: readonly AnyCommand[] = [
  defineCommand({
    name: "video",
    description: "Make a clip from words",
    freeText: "prompt",
    options: {
      prompt: { type: "text", description: "What is to be seen", required: true, maxLength: 2000 },
      seconds: { type: "integer", description: "How long", min: 1, max: 60, unit: "seconds" },
      aspect: {
        type: "choice",
        aliases: ["ar"],
        description: "Shape of the picture",
        choices: [
          { value: "16:9", label: "Wide" },
          { value: "9:16", label: "Tall" },
        ],
      },
      draft: { type: "flag", description: "A free storyboard" },
      model: { type: "model", description: "Who makes it" },
      private: { type: "flag", description: "For your eyes only" },
    },
    examples: ["/video a red fox in the snow --seconds 10", "/video prompt:'a paper boat' aspect:9:16"],
    run: async () => notice("never run here"),
    suggest: async () => [],
  }),
  defineCommand({
    name: "remix",
    description: "Change a clip by words",
    freeText: "change",
    onClip: true,
    options: {
      clip: { type: "clip", description: "Which clip", required: true },
      change: { type: "text", description: "What is to be different", maxLength: 500, required: true },
    },
    examples: ["/remix at night"],
    run: async () => notice("never run here"),
  }),
  defineCommand({
    name: "cancel",
    description: "Stop a clip",
    onClip: true,
    options: { clip: { type: "clip", description: "Which clip", required: true } },
    examples: ["/cancel"],
    run: async () => notice("never run here"),
  }),
  defineCommand({
    name: "help",
    description: "What can be asked for",
    options: {},
    examples: ["/help"],
    run: async () => notice("never run here"),
  }),
];

const CLIP_BUTTONS = (clipId: string): Button[] => [
  { label: "Re-roll", command: "remix", clipId, options: { change: "another seed" }, tone: "primary" },
  {
    label: "Remix",
    command: "remix",
    clipId,
    ask: { option: "change", label: "What should change?", value: "at night" },
  },
  { label: "Recipe", command: "recipe", clipId },
  { label: "Delete", command: "delete", clipId, tone: "danger" },
];

/**
 * The local chat on a studio that makes nothing: a test moves its clips on itself. Clips and messages are as the
 * real ones; what was heard is kept in `heard`.
 */
export async function smallStudio(options: { clipFile?: string; posterFile?: string } = {}) {
  const redis = testRedis();
  const folder = await mkdtemp(join(tmpdir(), "rushes-console-"));
  const notebook = createRedisNotebook(redis.client, redis.prefix);
  const media = folderStore(folder);
  const clips = new Map<string, Clip>();
  const admitted = new Map<string, string>();
  const heard: Heard[] = [];
  const warnings: { facts: object; message: string }[] = [];
  const progress = new Map<string, number>();
  const answers = new Map<string, Reply>();
  const world = { makePrivate: false, makeSpoiler: false };
  let time = 1_800_000_000_000;
  const now = () => time++;
  let ids = 0;
  const newId = () => `id${++ids}`;

  function card(clip: Clip): Card {
    const done = progress.get(clip.id) ?? null;
    return {
      clipId: clip.id,
      audience: audienceOf(clip),
      state: clip.state,
      headline:
        clip.state === "shooting"
          ? "Shooting 1 of 2"
          : clip.state.charAt(0).toUpperCase() + clip.state.slice(1),
      prompt: clip.request.prompt,
      facts: [
        { label: "Length", value: `${clip.request.seconds} s` },
        { label: "Shape", value: clip.request.aspect },
        { label: "Price", value: "free" },
      ],
      shots: clip.plan.shots.map((shot) => ({
        index: shot.index,
        beat: shot.beat,
        camera: "Dolly in",
        seconds: shot.seconds,
        state: clip.shots[shot.index]?.state ?? "waiting",
      })),
      changes: clip.changes,
      progress: done,
      estimated: clip.state === "shooting",
      ...(clip.state === "waiting" ? { place: 2 } : {}),
      ...(clip.state === "shooting" ? { secondsLeft: { from: 10, to: 25 } } : {}),
      warnings: clip.warnings,
      ...(clip.failure ? { failure: clip.failure.message } : {}),
      buttons:
        clip.state === "delivered" || clip.state === "failed" || clip.state === "canceled"
          ? []
          : [{ label: "Cancel", command: "cancel", clipId: clip.id, tone: "danger" }],
    };
  }

  const studio = {
    async clip(id: string) {
      return clips.get(id);
    },
    async card(clip: Clip) {
      return card(clip);
    },
    async attachCard(id: string, ref: NonNullable<Clip["card"]>) {
      clipOf(id).card = ref;
    },
    async cancel(id: string) {
      await move(id, "canceled");
      return clipOf(id);
    },
  };

  function clipOf(id: string): Clip {
    const clip = clips.get(id);
    if (!clip) throw new Error(`no clip ${id}`);
    return clip;
  }

  const sender = createConsoleSender({ notebook, now });

  /** Brings a clip into a state and shows it, as the real studio's keeper of cards does. */
  async function move(id: string, state: Clip["state"], share?: number): Promise<void> {
    const clip = clipOf(id);
    clip.state = state;
    if (share !== undefined) progress.set(id, share);
    const done = progress.get(id) ?? 0;
    clip.shots.forEach((shot, index) => {
      const from = index / clip.shots.length;
      const state: ShotState =
        done >= from + 1 / clip.shots.length
          ? "made"
          : done > from || clip.state === "shooting"
            ? "shooting"
            : "waiting";
      shot.state = clip.state === "delivered" ? "made" : state;
    });
    if (clip.card) await sender.editCard(clip.card, clip.surface, card(clip));
  }

  /** A board's next version: its card stands in the message of the draft before it. */
  async function recard(id: string): Promise<void> {
    const clip = clipOf(id);
    clip.state = "waiting";
    if (clip.card) await sender.editCard(clip.card, clip.surface, card(clip));
  }

  /** `into`: the card's own message, with the same buttons, as a board's draft is. */
  async function deliver(id: string, { into = false } = {}): Promise<void> {
    const clip = clipOf(id);
    const key = `clips/${id}.mp4`;
    const posterKey = `clips/${id}.jpg`;
    const bytes = options.clipFile ? await readFile(options.clipFile) : Buffer.from("0123456789");
    await media.put(key, options.clipFile ?? (await scratch(bytes)));
    await media.put(posterKey, options.posterFile ?? (await scratch(Buffer.from("poster"))));
    if (world.makeSpoiler) clip.spoiler = true;
    clip.file = { key, posterKey, bytes: bytes.length, width: 320, height: 180, seconds: 2 };
    const { ref } = await sender.postClip(
      clip.surface,
      {
        clip,
        audience: audienceOf(clip),
        caption: `${clip.request.prompt} · ${clip.request.seconds} s`,
        buttons: into ? card(clip).buttons : CLIP_BUTTONS(id),
        path: await media.path(key),
        posterPath: await media.path(posterKey),
        ...(into && clip.card ? { into: clip.card } : {}),
      },
      { idempotencyKey: id, signal: new AbortController().signal },
    );
    clip.posted = ref;
    clip.charged = 0;
    // Its message is the film now, and no card to be edited.
    if (into) clip.state = "delivered";
    else await move(id, "delivered", 1);
  }

  async function scratch(bytes: Uint8Array): Promise<string> {
    const path = join(folder, `scratch-${randomUUID()}`);
    await writeFile(path, bytes);
    return path;
  }

  /** Words that come in a second time, as after a lost answer, are the clip they were the first time. */
  function admit(call: Heard, prompt: string, parent?: string): Reply {
    const id = admitted.get(call.idempotencyKey) ?? `c${clips.size + 1}`;
    if (!clips.has(id)) {
      const made = newClip(id, prompt, call, parent);
      // What is made from a private clip is private as well.
      made.private = world.makePrivate || (parent !== undefined && clips.get(parent)?.private === true);
      clips.set(id, made);
    }
    admitted.set(call.idempotencyKey, id);
    return { kind: "clip", clipId: id };
  }

  async function run(call: Heard): Promise<Reply> {
    heard.push(call);
    const given = answers.get(call.command);
    if (given) return given;
    if (call.command === "video") {
      const prompt = String(call.options.prompt ?? "");
      return prompt
        ? admit(call, prompt)
        : notice({
            tone: "mistake",
            paragraphs: ["A clip needs a prompt."],
            examples: ["/video a red fox in the snow"],
          });
    }
    if (call.command === "remix") {
      const parent = call.replyTo
        ? [...clips.values()].find((clip) => clip.posted?.message === call.replyTo?.message)
        : undefined;
      const reply = admit(
        call,
        `${parent?.request.prompt ?? "a clip"}, ${call.options.change}`,
        String(call.options.clip ?? parent?.id),
      );
      const made = reply.kind === "clip" ? clipOf(reply.clipId) : undefined;
      made?.changes.push({ what: "Prompt", before: "by day", after: String(call.options.change) });
      return reply;
    }
    if (call.command === "cancel") {
      await move(String(call.options.clip), "canceled");
      return notice("Canceled.");
    }
    const help: Notice = {
      title: "What you can ask for",
      items: [{ text: "/video", detail: "Make a clip" }],
    };
    return notice(help);
  }

  const dispatcher: Dispatcher = {
    commands: COMMANDS,
    dispatch: run,
    edited: async () => undefined,
    async say(text, said) {
      const { isPrivate: _, mentioned: __, ...call } = said;
      const command = /^\/(\w+)\s*(.*)$/s.exec(text);
      if (command?.[1] === "video")
        return run({ ...call, command: "video", options: { prompt: command[2] } });
      if (command) return run({ ...call, command: command[1] as string, options: { change: command[2] } });
      return said.replyTo
        ? run({ ...call, command: "remix", options: { change: text } })
        : run({ ...call, command: "video", options: { prompt: text } });
    },
    async suggest(_command, option, typed) {
      const models = ["animatic", "wan-2.5"].filter((name) => name.startsWith(typed));
      return option === "model" ? models.map((value) => ({ value, label: `Model ${value}` })) : [];
    },
  };

  const listener = createConsoleListener({
    studio,
    notebook,
    now,
    log: { warn: (facts, message) => warnings.push({ facts, message }) },
  });
  await listener.start(dispatcher);

  return {
    world,
    redis,
    notebook,
    media,
    folder,
    studio,
    sender,
    dispatcher,
    listener,
    heard,
    clips,
    warnings,
    /** What a command answers from now on. */
    answers,
    now,
    newId,
    move,
    deliver,
    recard,
    async close() {
      await listener.stop();
      await notebook.close();
      await redis.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type SmallStudio = Awaited<ReturnType<typeof smallStudio>>;

function newClip(id: string, prompt: string, call: Heard, parent?: string): Clip {
  const shots = [0, 1].map((index) => ({
    index,
    seconds: 3,
    renderSeconds: 3,
    beat: index === 0 ? prompt : "and then it looks up",
    prompt,
    camera: "dolly-in" as const,
    join: { kind: "cut" as const },
    seed: 7,
  }));
  return {
    id,
    createdAt: 1_800_000_000_000,
    maker: call.person,
    account: call.person.id,
    surface: call.surface,
    request: {
      prompt,
      seconds: 6,
      aspect: "16:9",
      resolution: "480p",
      model: "animatic",
      seed: 7,
      draft: false,
      images: [],
    },
    plan: { director: "rules", shots, warnings: [] },
    lineage: {
      kinship: parent ? "remix" : "original",
      ...(parent ? { parent } : {}),
      root: parent ?? id,
      version: parent ? 2 : 1,
    },
    changes: [],
    state: "waiting",
    shots: shots.map(({ index }) => ({
      index,
      digest: `${id}-${index}`,
      state: "waiting" as const,
      progress: null,
      estimated: false,
      credits: 0,
      warnings: [],
    })),
    cutProgress: 0,
    price: 0,
    warnings: [],
    private: false,
  };
}

/** A media store as far as these tests need one: plain files in a folder. */
function folderStore(folder: string): MediaStore {
  const pathOf = (key: string) => join(folder, key.replaceAll("/", "_"));
  const { copyFile, access, unlink } = fsPromises;
  return {
    async put(key, path) {
      await copyFile(path, pathOf(key));
    },
    async write(key, bytes: Readable, { maxBytes = Number.POSITIVE_INFINITY } = {}) {
      const parts: Buffer[] = [];
      for await (const part of bytes) parts.push(Buffer.from(part));
      const all = Buffer.concat(parts);
      if (all.length > maxBytes) throw new MediaError("too-large", "This file is too large.");
      await writeFile(pathOf(key), all);
      return { bytes: all.length };
    },
    async make() {
      throw new Error("not needed here");
    },
    async find() {
      throw new Error("not needed here");
    },
    async path(key) {
      await access(pathOf(key)).catch(() => {
        throw new MediaError("media-missing", "This file is no longer here.");
      });
      return pathOf(key);
    },
    async has(key) {
      return access(pathOf(key)).then(
        () => true,
        () => false,
      );
    },
    async delete(key) {
      await unlink(pathOf(key));
    },
    async *list() {},
    async workFolder() {
      throw new Error("not needed here");
    },
    workPlace() {
      throw new Error("not needed here");
    },
  };
}
