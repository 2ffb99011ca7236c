/**
 * Small facts an adapter must remember over a restart, in a space of its own: seen update ids, half-finished
 * dialogues, the local chat's messages. Values are JSON.
 */
export interface Notebook {
  get<Value>(key: string): Promise<Value | undefined>;
  /** `tell`: a message published on a topic in the same step. */
  set(
    key: string,
    value: unknown,
    options?: { ttlMs?: number; tell?: { topic: string; message: unknown } },
  ): Promise<void>;
  /** Sets it only if nothing is there yet; whether it did. */
  claim(key: string, value: unknown, options?: { ttlMs?: number }): Promise<boolean>;
  /** What was claimed with this value stays for another `ttlMs`, in one step; false: that was over, and another may have had it. */
  renew(key: string, value: unknown, options: { ttlMs: number }): Promise<boolean>;
  /** Deletes what was claimed with this value, in one step; another's is left alone. */
  leave(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  /** Adds to the end of a list, of which the newest `keep` are kept; the new entry's number, counted up from 1 for ever. */
  append(list: string, value: unknown, options?: { keep?: number }): Promise<number>;
  /**
   * Adds a note to the end of a list and tells a topic of it, once and in one step: the note as it is there, with its `number` in
   * the list. With it the list's heading is changed, a note that has a `number`, too, and an `at`, and gets this `title` where it has
   * none; undefined where there is no heading.
   */
  post<Note extends { number: number; at: number }>(
    list: string,
    note: { key: string; entry: unknown; value: Omit<Note, "number">; keep: number },
    heading: { key: string; empty: object; title?: string | undefined },
    tell: { topic: string; note: string; heading: string },
  ): Promise<Note | undefined>;
  /**
   * As append, for what may be heard by several processes, or twice: of all that name `key` within `ttlMs` the first is added, in one step;
   * undefined where another was.
   */
  appendOnce(
    list: string,
    value: unknown,
    options: { key: string; ttlMs: number; keep?: number },
  ): Promise<number | undefined>;
  /** Takes entries out of a list, by their numbers; what isn't there is left alone. */
  strike(list: string, numbers: readonly number[]): Promise<void>;
  /** Entries in order with their numbers: those after `after` (default: all kept), at most `count`. */
  read<Value>(
    list: string,
    options?: { after?: number; count?: number },
  ): Promise<{ number: number; value: Value }[]>;
  /** Tells every process that listens on `topic`; nothing is kept. */
  publish(topic: string, message: unknown): Promise<void>;
  /** Calls back for each message on `topic` from now on; resolves, once listening, with the way to stop. */
  subscribe<Message>(topic: string, listener: (message: Message) => void): Promise<() => Promise<void>>;
}
