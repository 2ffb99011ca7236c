import type { ClipState } from "../core/film/clip.ts";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";

/** Something about a clip changed; whoever cares reads the clip again. */
export interface ClipEvent {
  clipId: string;
  /** `state`: it moved on; `progress`: a share done changed. */
  kind: "state" | "progress";
  state?: ClipState;
}

/** Hears what happens to clips in every process that shares the Redis. Nothing is kept: who was away reads the store. */
export async function createClipEvents(redis: Connection, keys: Keys) {
  const subscriber = redis.duplicate();
  subscriber.on("error", () => {});
  const clipListeners = new Set<(event: ClipEvent) => void>();
  const wakeListeners = new Set<(operation: string) => void>();
  subscriber.on("message", (channel: string, written: string) => {
    if (channel === keys.events)
      for (const listener of clipListeners) listener(JSON.parse(written) as ClipEvent);
    else for (const listener of wakeListeners) listener(written);
  });
  await subscriber.subscribe(keys.events, keys.wakeUps);

  const on =
    <Message>(listeners: Set<(message: Message) => void>) =>
    (listener: (message: Message) => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    };

  return {
    onClip: on(clipListeners),
    /** A backend has news of an operation (a webhook came): its worker should ask now. */
    onWakeUp: on(wakeListeners),
    async wakeUp(operation: string) {
      await redis.publish(keys.wakeUps, operation);
    },
    close() {
      subscriber.disconnect();
    },
  };
}
