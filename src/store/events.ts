import type { ClipState } from "../core/film/clip.ts";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";

/** A clip moved on, or without a state, what stands for it in a chat changed; whoever cares reads it again. */
export interface StateNews {
  clipId: string;
  state?: ClipState;
}

/** What a step tells: the words of `event` on the channel `events`. */
export interface News {
  events: string;
  event: string;
}

/** How far a clip is: by far the most there is to tell, of use to whoever keeps its card and to nobody else. */
export const progressNews = (keys: Keys, clipId: string): News => ({ events: keys.progress, event: clipId });

export const stateNews = (keys: Keys, clipId: string, state?: ClipState): News => ({
  events: keys.events,
  // Up to 0.2 what is told of progress came on this channel, too: by its kind processes of both versions know it.
  event: JSON.stringify({ clipId, kind: "state", state }),
});

/**
 * Hears what happens to clips in every process that shares the Redis, and only what somebody in this one listens for. Nothing
 * is kept: who was away reads the store.
 */
export async function createClipEvents(redis: Connection, keys: Keys) {
  // What it listens to it goes on listening to, however long Redis is away.
  const subscriber = redis.duplicate({ maxRetriesPerRequest: null });
  subscriber.on("error", () => {});
  const ofStates = new Set<(news: StateNews) => void>();
  const ofProgress = new Set<(clipId: string) => void>();
  const ofWakeUps = new Set<(operation: string) => void>();
  const tell = <Message>(listeners: Set<(message: Message) => void>, message: Message) => {
    for (const listener of listeners) listener(message);
  };
  subscriber.on("message", (channel: string, written: string) => {
    if (channel === keys.progress) return tell(ofProgress, written);
    if (channel === keys.wakeUps) return tell(ofWakeUps, written);
    const { kind, ...news } = JSON.parse(written) as StateNews & { kind: "state" | "progress" };
    if (kind === "progress") tell(ofProgress, news.clipId);
    else tell(ofStates, news);
  });
  await subscriber.subscribe(keys.events);

  function listen<Message>(
    listeners: Set<(message: Message) => void>,
    listener: (message: Message) => void,
    channel?: string,
  ) {
    const isFirst = listeners.size === 0;
    listeners.add(listener);
    // Its end is the only thing that keeps a subscription from being made.
    const heard = channel && isFirst ? subscriber.subscribe(channel).catch(() => {}) : Promise.resolve();
    const stop = () => {
      if (!listeners.delete(listener) || !channel || listeners.size > 0) return;
      subscriber.unsubscribe(channel).catch(() => {});
    };
    return { heard, stop };
  }

  return {
    onState: (listener: (news: StateNews) => void) => listen(ofStates, listener).stop,
    /** Resolves when it is heard; until then something may be missed. */
    async onProgress(listener: (clipId: string) => void): Promise<() => void> {
      const { heard, stop } = listen(ofProgress, listener, keys.progress);
      await heard;
      return stop;
    },
    /** A backend has news of an operation (a webhook came): its worker should ask now. */
    onWakeUp: (listener: (operation: string) => void) => listen(ofWakeUps, listener, keys.wakeUps).stop,
    async wakeUp(operation: string) {
      await redis.publish(keys.wakeUps, operation);
    },
    close() {
      subscriber.disconnect();
    },
  };
}
