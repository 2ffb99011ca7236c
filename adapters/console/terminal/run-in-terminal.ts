import { resolve } from "node:path";
import type { Card } from "../../../src/core/card/card.ts";
import { toBotError } from "../../../src/core/errors.ts";
import { type Clip, isEnded } from "../../../src/core/film/clip.ts";
import type { MediaStore } from "../../../src/core/ports/media-store.ts";
import type { Studio } from "../../../src/core/ports/studio.ts";
import type { Surface } from "../../../src/core/surface.ts";
import type { ConsoleListener } from "../listener.ts";
import { type Message, PLATFORM } from "../message.ts";
import { TERMINAL_PERSON } from "../people.ts";
import type { TerminalCommand } from "./arguments.ts";
import { createScreen, type Output } from "./screen.ts";

/** The terminal's talk lies in a thread of its own, which the page shows too. */
const THREAD = "terminal";
const SURFACE: Surface = { platform: PLATFORM, chat: THREAD };
/** Changes are told at once; this only catches one that was missed. */
const LOOK_AGAIN_MS = 1_000;
/** How long canceled clips may take to end before the terminal gives up waiting. */
const CANCEL_MS = 10_000;

const EXIT = { ok: 0, failed: 1, interrupted: 130 } as const;

export interface TerminalDependencies {
  listener: ConsoleListener;
  studio: Pick<Studio, "clip" | "card" | "cancel">;
  media: Pick<MediaStore, "path">;
  stdout: Output;
  stderr: Output;
  /** Whether what is shown can be redrawn: of stdout, or with `json` of stderr. */
  isTty: boolean;
  /** Absent: as `isTty`. */
  colour?: boolean;
  /** One JSON object a clip on stdout, everything else on stderr. */
  json: boolean;
  newId: () => string;
  /** Aborted by Ctrl-C: what is under way is canceled. */
  signal: AbortSignal;
}

/**
 * Runs commands one after the other and shows their cards until every clip has ended. Prints `clip PATH` for each
 * clip delivered. The exit code is 0 only if all were, 130 if the signal ended it.
 */
export async function runInTerminal(
  commands: readonly TerminalCommand[],
  dependencies: TerminalDependencies,
): Promise<number> {
  const { listener, studio, media, stdout, stderr, isTty, json, newId, signal } = dependencies;
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

  async function show(clip: Clip): Promise<boolean> {
    if (clip.state !== "delivered" || !clip.file) return false;
    const path = resolve(await media.path(clip.file.key));
    stdout.write(json ? `${JSON.stringify(summary(clip, path))}\n` : `clip ${path}\n`);
    return true;
  }

  /** Whether everything the command led to went well. */
  async function run({ text, reply }: TerminalCommand): Promise<boolean> {
    screen.command(reply ? `(reply) ${text}` : text);
    const replyTo = reply ? await lastClip(threads) : undefined;
    if (reply && !replyTo) {
      screen.notice({ tone: "mistake", paragraphs: ["There is no clip to reply to yet. Make one first."] });
      return false;
    }
    const answers = await listener.say({
      id: newId(),
      thread: THREAD,
      person: TERMINAL_PERSON,
      text,
      ...(replyTo ? { replyTo: replyTo.id } : {}),
    });
    let ok = answers.length > 0;
    const clipIds: string[] = [];
    for (const { content } of answers) {
      if (content.kind === "card") clipIds.push(content.card.clipId);
      if (content.kind === "notice" || content.kind === "file") screen.notice(content.notice);
      if (content.kind === "file") screen.line(`file ${resolve(await media.path(content.key))}`);
      if (content.kind === "notice" && (content.notice.tone ?? "plain") !== "plain") ok = false;
    }
    if (clipIds.length === 0) return ok;
    for (const { content } of answers) {
      if (content.kind === "card" && !cards.has(content.card.clipId)) {
        cards.set(content.card.clipId, content.card);
      }
    }
    const ended = await follow(clipIds, () => signal.aborted);
    if (signal.aborted) {
      await cancelAll(clipIds);
      return false;
    }
    screen.settle();
    let shown = 0;
    for (const clip of ended) if (await show(clip)) shown++;
    return shown === clipIds.length;
  }

  let allOk = true;
  try {
    for (const command of commands) {
      if (signal.aborted) break;
      allOk = (await run(command)) && allOk;
    }
  } catch (error) {
    screen.notice({ tone: "failure", paragraphs: [toBotError(error).userMessage] });
    allOk = false;
  } finally {
    signal.removeEventListener("abort", interrupt);
    await stopWatching();
  }
  if (signal.aborted) return EXIT.interrupted;
  return allOk ? EXIT.ok : EXIT.failed;
}

async function lastClip(threads: ConsoleListener["threads"]): Promise<Message | undefined> {
  return (await threads.messages(THREAD)).findLast(
    (message) => message.content.kind === "clip" && !message.deleted,
  );
}

function summary(clip: Clip, path: string) {
  return {
    id: clip.id,
    path,
    parent: clip.lineage.parent ?? null,
    seconds: clip.file?.seconds,
    width: clip.file?.width,
    height: clip.file?.height,
    shots: clip.shots.length,
    credits: clip.charged ?? clip.price,
    warnings: clip.warnings,
  };
}
