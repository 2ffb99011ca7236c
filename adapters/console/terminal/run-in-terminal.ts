import { readFile, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import type { Card } from "../../../src/core/card/card.ts";
import { toBotError, UserMistake } from "../../../src/core/errors.ts";
import { type Clip, isEnded } from "../../../src/core/film/clip.ts";
import type { MediaStore } from "../../../src/core/ports/media-store.ts";
import type { Studio } from "../../../src/core/ports/studio.ts";
import type { Surface } from "../../../src/core/surface.ts";
import type { Notice } from "../../../src/core/talk/reply.ts";
import { PICTURE_MAX_BYTES, VIDEO_MAX_BYTES } from "../../../src/core/talk/sent-files.ts";
import type { ConsoleListener } from "../listener.ts";
import type { Message, Saying, SentFile } from "../message.ts";
import { TERMINAL_PERSON } from "../people.ts";
import { PLATFORM } from "../place.ts";
import type { SentFiles } from "../web/sent-files.ts";
import type { TerminalCommand } from "./arguments.ts";
import { filmSummary } from "./film-summary.ts";
import { createScreen, type Output } from "./screen.ts";

/** The terminal's talk lies in a thread of its own, which the page shows too. */
const THREAD = "terminal";
const SURFACE: Surface = { platform: PLATFORM, chat: THREAD };
/** Changes are told at once; this only catches one that was missed. */
const LOOK_AGAIN_MS = 1_000;
/** How long canceled clips may take to end before the terminal gives up waiting. */
const CANCEL_MS = 10_000;

/** `notOurs`: /verify doesn't know the video. */
const EXIT = { ok: 0, failed: 1, notOurs: 3, interrupted: 130 } as const;

/** After a board that nothing more was said to. */
const BOARD_HINT =
  'Nothing is charged before Render. Say it again with --reply "shot 2: she turns around" for a change, and "/render" to make it.';

export interface TerminalDependencies {
  listener: ConsoleListener;
  studio: Pick<Studio, "clip" | "card" | "cancel">;
  media: Pick<MediaStore, "path">;
  /** Takes in what is attached by its path. */
  uploads: Pick<SentFiles, "take">;
  stdout: Output;
  stderr: Output;
  /** Whether what is shown can be redrawn: of stdout, or with `json` of stderr. */
  isTty: boolean;
  /** Absent: as `isTty`. */
  colour?: boolean;
  /** One JSON object a clip, offer, question or hint on stdout, everything else on stderr. */
  json: boolean;
  /** Takes what is offered. */
  yes?: boolean;
  newId: () => string;
  /** Aborted by Ctrl-C: what is under way is canceled. */
  signal: AbortSignal;
}

/**
 * Runs commands one after the other and shows their cards until every clip has ended. Prints `clip PATH` for each
 * clip delivered. The exit code is 0 only if all were, 3 where a video that was looked at is none of ours, 130 if the signal ended it.
 */
export async function runInTerminal(
  commands: readonly TerminalCommand[],
  dependencies: TerminalDependencies,
): Promise<number> {
  const {
    listener,
    studio,
    media,
    uploads,
    stdout,
    stderr,
    isTty,
    json,
    yes = false,
    newId,
    signal,
  } = dependencies;
  const screen = createScreen(json ? stderr : stdout, { isTty, colour: dependencies.colour ?? isTty });
  const { threads } = listener;
  await threads.open(THREAD, "Terminal");

  const cards = new Map<string, Card>();
  let changed = () => {};
  const stopWatching = await threads.watch((event) => {
    if (!("message" in event) || event.message.thread !== THREAD) return;
    const { content } = event.message;
    if (content.kind === "card") cards.set(content.card.clipId, content.card);
    changed();
  });
  const interrupt = () => changed();
  signal.addEventListener("abort", interrupt);

  /** The next change, or the time to look again. */
  function nextChange(): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, LOOK_AGAIN_MS);
      changed = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  async function look(clipIds: readonly string[]): Promise<Clip[]> {
    const clips = await Promise.all(clipIds.map((id) => studio.clip(id, TERMINAL_PERSON, SURFACE)));
    return clips.filter((clip) => clip !== undefined);
  }

  /** Shows the clips' cards until all have ended, or until `giveUp` says so. */
  async function follow(clipIds: readonly string[], giveUp: () => boolean): Promise<Clip[]> {
    for (;;) {
      const next = nextChange();
      const clips = await look(clipIds);
      const ended = clips.every((clip) => isEnded(clip.state));
      if (ended) for (const clip of clips) cards.set(clip.id, await studio.card(clip));
      screen.cards(clipIds.map((id) => cards.get(id)).filter((card) => card !== undefined));
      if (ended || giveUp()) return clips;
      await next;
    }
  }

  async function cancelAll(clipIds: readonly string[]): Promise<void> {
    for (const clip of await look(clipIds)) {
      if (isEnded(clip.state)) continue;
      // One that has just ended can't be canceled any more, and needn't be.
      await studio.cancel(clip.id, TERMINAL_PERSON, SURFACE).catch(() => {});
    }
    const late = AbortSignal.timeout(CANCEL_MS);
    await follow(clipIds, () => late.aborted);
    screen.settle();
  }

  /** Where a clip's captions lie, and how loud it is. */
  async function soundSummary({ file }: Clip) {
    const { captions, loudness } = file ?? {};
    return {
      captions: captions
        ? { srt: resolve(await media.path(captions.srt)), vtt: resolve(await media.path(captions.vtt)) }
        : null,
      loudness: loudness ?? null,
    };
  }

  async function show(clip: Clip): Promise<boolean> {
    const isDone = clip.state === "delivered" && clip.file !== undefined;
    const kind = clip.board === undefined ? "clip" : "board";
    const path = isDone && clip.file ? resolve(await media.path(clip.file.key)) : undefined;
    // A board stands by its words, whatever became of its draft.
    if (json && (isDone || kind === "board"))
      stdout.write(`${JSON.stringify({ ...filmSummary(clip, path), ...(await soundSummary(clip)) })}\n`);
    else if (path !== undefined) stdout.write(`${kind} ${path}\n`);
    return isDone;
  }

  async function attached(paths: readonly string[], isForVerify: boolean): Promise<SentFile[]> {
    const files: SentFile[] = [];
    for (const path of paths) {
      const facts = await stat(path).catch(() => undefined);
      if (!facts?.isFile()) throw new UserMistake("file-unreadable", `There is no file ${path}.`);
      const most = isForVerify ? VIDEO_MAX_BYTES : PICTURE_MAX_BYTES;
      if (facts.size > most) {
        throw new UserMistake(
          "file-too-large",
          `${path} is too large: ${most / 1024 / 1024} MB is the most.`,
        );
      }
      const { id: _, ...file } = await uploads.take(await readFile(path), basename(path));
      files.push(file);
    }
    return files;
  }

  /** What was offered, taken by its button where that was wanted beforehand. */
  async function takeOffer(message: Message, notice: Notice): Promise<Message[]> {
    const index = (notice.buttons ?? []).findIndex(({ command }) => command === "accept");
    const button = notice.buttons?.[index];
    if (!button) return [];
    const pressed = { id: newId(), thread: THREAD, person: TERMINAL_PERSON, message: message.id };
    return (await listener.press({ ...pressed, button: { ...button, index } })) ?? [];
  }

  /** Whether everything the command led to went well. */
  async function run({ text, reply, files = [] }: TerminalCommand, isLast: boolean): Promise<boolean> {
    screen.command(reply ? `(reply) ${text}` : text);
    const replyTo = reply || (text.startsWith("/") && made) ? await lastClip(threads) : undefined;
    if (reply && !replyTo) {
      screen.notice({ tone: "mistake", paragraphs: ["There is no clip to reply to yet. Make one first."] });
      return false;
    }
    const answers = await listener.say({
      id: newId(),
      thread: THREAD,
      person: TERMINAL_PERSON,
      text,
      hints: "always",
      files: await attached(files, /^\/verify\b/.test(text)),
      ...(replyTo ? { replyTo: replyTo.id } : {}),
    });
    // Nothing to say to talk is no failure.
    let ok = true;
    const clipIds: string[] = [];
    for (const message of answers) {
      const { content } = message;
      if (content.kind === "card") clipIds.push(content.card.clipId);
      if (content.kind === "notice" || content.kind === "file") screen.notice(content.notice);
      if (content.kind === "notice" && content.notice.verdict) {
        isOurs &&= content.notice.verdict === "ours";
        if (json) stdout.write(`${JSON.stringify(asVerified(content.notice))}\n`);
      }
      if (content.kind === "notice" && content.saying) {
        if (content.saying.kind === "offer" && !yes) {
          screen.line(`  ${content.notice.buttons?.[0]?.label ?? "Take it"}: say it again with --yes.`);
        }
        if (json) stdout.write(`${JSON.stringify(asSaid(content.saying, content.notice))}\n`);
        if (yes && content.saying.kind === "offer")
          answers.push(...(await takeOffer(message, content.notice)));
      }
      if (content.kind === "file") {
        const path = resolve(await media.path(content.key));
        if (json) stdout.write(`${JSON.stringify({ kind: "file", name: content.name, path })}\n`);
        else screen.line(`file ${path}`);
      }
      if (content.kind === "notice" && (content.notice.tone ?? "plain") !== "plain") ok = false;
    }
    if (clipIds.length === 0) return ok;
    for (const { content } of answers) {
      if (content.kind === "card" && !cards.has(content.card.clipId)) {
        cards.set(content.card.clipId, content.card);
      }
    }
    made = true;
    // A board stands before its draft is drawn; whoever says more to it doesn't wait for that.
    const boards = (await look(clipIds)).filter((clip) => clip.board !== undefined);
    if (boards.length > 0 && !isLast) {
      for (const board of boards) await show(board);
      screen.cards(clipIds.flatMap((id) => cards.get(id) ?? []));
      screen.settle();
      return ok;
    }
    const ended = await follow(clipIds, () => signal.aborted);
    if (signal.aborted) {
      await cancelAll(clipIds);
      return false;
    }
    screen.settle();
    let shown = 0;
    for (const clip of ended) if (await show(clip)) shown++;
    if (boards.length > 0) screen.line(`  ${BOARD_HINT}`);
    return shown === clipIds.length;
  }

  /** Something was made in this run, which further commands are about. */
  let made = false;
  let isOurs = true;
  let allOk = true;
  try {
    for (const [at, command] of commands.entries()) {
      if (signal.aborted) break;
      allOk = (await run(command, at === commands.length - 1)) && allOk;
    }
  } catch (error) {
    screen.notice({ tone: "failure", paragraphs: [toBotError(error).userMessage] });
    allOk = false;
  } finally {
    signal.removeEventListener("abort", interrupt);
    await stopWatching();
  }
  if (signal.aborted) return EXIT.interrupted;
  if (!allOk) return EXIT.failed;
  return isOurs ? EXIT.ok : EXIT.notOurs;
}

async function lastClip(threads: ConsoleListener["threads"]): Promise<Message | undefined> {
  return (await threads.messages(THREAD)).findLast(
    ({ content, deleted }) =>
      !deleted && (content.kind === "clip" || (content.kind === "card" && content.card.isBoard)),
  );
}

function asVerified({ verdict, paragraphs = [] }: Notice) {
  return { kind: "verify", ours: verdict === "ours", text: paragraphs.join("\n") };
}

/** An offer, a question that was answered or a hint, for those who read it by machine. */
function asSaid(saying: Saying, { paragraphs = [], items = [], examples = [], buttons = [] }: Notice) {
  const text = [...paragraphs, ...items.map((item) => item.text)].join("\n");
  const offered = saying.kind === "offer" ? { button: buttons[0]?.label ?? null } : {};
  return { ...saying, text, examples, ...offered };
}
