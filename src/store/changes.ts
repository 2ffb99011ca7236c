import type { Connection } from "./connection.ts";
import { progressNews } from "./events.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";

export type Changes = ReturnType<typeof createChanges>;

/** Writing to a clip under way, and telling so. */
export function createChanges({ redis, keys }: { redis: Connection; keys: Keys }) {
  const writeFields = createScript<number>(redis, "write-fields");

  return {
    /** Fields by name, each as it is; whether the clip was still under way. */
    async write(clipId: string, fields: Record<string, unknown>): Promise<boolean> {
      const written = Object.entries(fields).map(([name, value]) => [name, JSON.stringify(value)]);
      const answer = await writeFields(
        { clip: keys.clip(clipId) },
        { fields: Object.fromEntries(written), ...progressNews(keys, clipId) },
      );
      return answer === 1;
    },
  };
}
