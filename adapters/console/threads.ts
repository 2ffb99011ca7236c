import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { Content, Message, Thread } from "./message.ts";

/** How many of a thread's messages are kept, and how many are shown at once. */
const KEPT = 2_000;
const PAGE = 100;
/** Messages beyond those are cleared away so many at a time, since each has a place of its own besides the list's. */
const CLEARED = 100;
export const TITLE_MAX_LENGTH = 48;
const TOPIC = "chat";

/** What whoever watches is told: a message is new or has changed, or a thread has. */
type ThreadEvent = { message: Message } | { thread: Thread };

export interface Threads {
  /** The thread of that id, made if there is none. A message opens its thread by itself. */
  open(id: string, title: string): Promise<Thread>;
  /** undefined: there is no such thread. */
  rename(id: string, title: string): Promise<Thread | undefined>;
  /** Newest talk first. */
  list(): Promise<Thread[]>;
  /** Adds a message. Posting the same id again changes nothing: the message that is there comes back. */
  post(
    draft: Pick<Message, "id" | "thread" | "content"> & Partial<Pick<Message, "from" | "to" | "replyTo">>,
  ): Promise<Message>;
  /** undefined: the message is gone. */
  edit(thread: string, id: string, content: Content): Promise<Message | undefined>;
  remove(thread: string, id: string): Promise<void>;
  /** Makes a message one person's alone; whoever watches sees it go. */
  keepFor(thread: string, id: string, personId: string): Promise<void>;
  message(thread: string, id: string): Promise<Message | undefined>;
  /** In order: those before a number, or the newest. */
  messages(thread: string, options?: { before?: number; count?: number }): Promise<Message[]>;
  /** Hears of every change in every thread, made by any process, until stopped. */
  watch(listener: (event: ThreadEvent) => void): Promise<() => Promise<void>>;
}

/** The threads of the local chat, kept in the notebook and shared by all processes that have it. */
export function createThreads({
  notebook,
  now,
  kept = KEPT,
}: {
  notebook: Notebook;
  now: () => number;
  kept?: number;
}): Threads {
  const stateKey = (thread: string, id: string) => `message:${thread}:${id}`;
  const threadKey = (thread: string) => `thread:${thread}`;

  const telling = (event: ThreadEvent) => ({ tell: { topic: TOPIC, message: event } });

  async function threadOf(id: string): Promise<Thread | undefined> {
    return notebook.get<Thread>(threadKey(id));
  }

  async function message(thread: string, id: string): Promise<Message | undefined> {
    return notebook.get<Message>(stateKey(thread, id));
  }

  async function save(changed: Message): Promise<Message> {
    await notebook.set(stateKey(changed.thread, changed.id), changed, telling({ message: changed }));
    return changed;
  }

  /** Of the messages up to a number; one that was posted again since stands further on. */
  async function clear(thread: string, upTo: number): Promise<void> {
    for (const { value: id } of await notebook.read<string>(`messages:${thread}`, { count: CLEARED })) {
      const old = await message(thread, id);
      if (old && old.number <= upTo) await notebook.delete(stateKey(thread, id));
    }
  }

  async function saveThread(changed: Thread): Promise<Thread> {
    await notebook.set(threadKey(changed.id), changed, telling({ thread: changed }));
    return changed;
  }

  const empty = (id: string): Thread => ({ id, title: "", number: 0, at: now() });

  async function open(id: string, title: string): Promise<Thread> {
    const opened: Thread = { ...empty(id), title };
    if (!(await notebook.claim(threadKey(id), opened))) return (await threadOf(id)) ?? opened;
    await notebook.append("threads", id);
    await notebook.publish(TOPIC, { thread: opened } satisfies ThreadEvent);
    return opened;
  }

  return {
    open,

    async rename(id, title) {
      const thread = await threadOf(id);
      return thread && saveThread({ ...thread, title });
    },

    async list() {
      const ids = new Set((await notebook.read<string>("threads")).map((entry) => entry.value));
      const threads = await Promise.all([...ids].map(threadOf));
      return threads.filter((thread) => thread !== undefined).sort((a, b) => b.at - a.at);
    },

    async post(draft) {
      const { id, thread, to, content } = draft;
      // Kept beyond those that are shown until they are cleared away.
      const note = { key: stateKey(thread, id), entry: id, keep: kept + CLEARED };
      // What is for one person's eyes names no thread that everybody sees.
      const title = to ? undefined : titleFrom(content);
      const heading = { key: threadKey(thread), title, empty: empty(thread) };
      const post = () =>
        notebook.post<Message>(
          `messages:${thread}`,
          { ...note, value: { ...draft, revision: 1, at: now() } },
          heading,
          { topic: TOPIC, note: "message", heading: "thread" },
        );
      let posted = await post();
      while (!posted) {
        await open(thread, "");
        posted = await post();
      }
      const { number } = posted;
      if (number > kept && number % CLEARED === 0) await clear(thread, number - kept);
      return posted;
    },

    async edit(thread, id, content) {
      const old = await message(thread, id);
      if (!old || old.deleted) return undefined;
      return save({ ...old, content, revision: old.revision + 1 });
    },

    async remove(thread, id) {
      const old = await message(thread, id);
      if (!old || old.deleted) return;
      const content: Content = { kind: "words", text: "", files: [] };
      await save({ ...old, content, deleted: true, revision: old.revision + 1 });
    },

    async keepFor(thread, id, personId) {
      const old = await message(thread, id);
      if (!old || old.to) return;
      await save({ ...old, to: personId, wasSeen: true, revision: old.revision + 1 });
      const named = await threadOf(thread);
      if (named && named.title !== "" && named.title === titleFrom(old.content))
        await saveThread({ ...named, title: "" });
    },

    message,

    async messages(thread, options = {}) {
      const count = options.count ?? PAGE;
      const newest = (await threadOf(thread))?.number ?? 0;
      const before = options.before ?? Number.POSITIVE_INFINITY;
      const after = Math.max(0, Math.min(newest, before - 1) - count);
      const entries = await notebook.read<string>(`messages:${thread}`, { after });
      const ids = new Set(entries.filter((entry) => entry.number < before).map((entry) => entry.value));
      const found = await Promise.all([...ids].map((id) => message(thread, id)));
      return found
        .filter((one) => one !== undefined && one.number < before)
        .sort((a, b) => (a as Message).number - (b as Message).number) as Message[];
    },

    watch(listener) {
      return notebook.subscribe<ThreadEvent>(TOPIC, listener);
    },
  };
}

/** A new thread is called by the first words said in it. */
function titleFrom(content: Content): string | undefined {
  if (content.kind !== "words") return undefined;
  const words = content.text
    .replace(/^\/\w+\s*/, "")
    .replace(/\s--?[a-z_]+(?:[ =](?:"[^"]*"|'[^']*'|[^\s-]\S*))?/gi, "")
    .replace(/\bprompt[:=]/, "")
    .replace(/["'“”\s]+/g, " ")
    .trim();
  const letters = Array.from(words || content.text.trim());
  return letters.length > TITLE_MAX_LENGTH
    ? `${letters
        .slice(0, TITLE_MAX_LENGTH - 1)
        .join("")
        .trim()}…`
    : letters.join("");
}
