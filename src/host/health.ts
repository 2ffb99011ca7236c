import { Hono } from "hono";
import type { Backends } from "../core/ports/backends.ts";
import type { ChatListener } from "../core/ports/chat.ts";

/**
 * `GET /livez`: the process answers, and starting it again would help nobody. `GET /healthz`: it can be of use now, that
 * is, clips can be kept, some backend is up, and every platform is heard.
 */
export function createHealth({
  canKeep,
  backends,
  listeners,
  standsBy = () => false,
}: {
  /** Whether what is asked for now can be written down. */
  canKeep(): Promise<boolean>;
  backends: Pick<Backends, "all">;
  listeners: readonly Pick<ChatListener, "platform" | "health">[];
  /** Another bot listens, and this one waits for its end. */
  standsBy?: () => boolean;
}): Hono {
  const routes = new Hono();
  routes.get("/livez", (context) => context.json({ ok: true }));
  routes.get("/healthz", async (context) => {
    const [redis, checked] = await Promise.all([
      canKeep(),
      Promise.all(
        backends.all.map(async (backend) => ({
          id: backend.id,
          ...(await backend.health().catch(() => ({ ok: false }))),
        })),
      ),
    ]);
    const heard = (standsBy() ? [] : listeners).map(({ platform, health }) => ({
      platform,
      ...(health?.() ?? { ok: true }),
    }));
    const lacking = checked.flatMap((state) =>
      "lacks" in state && state.lacks ? [[state.id, state.lacks]] : [],
    );
    const ok = redis && checked.some((backend) => backend.ok) && heard.every((platform) => platform.ok);
    return context.json(
      {
        ok,
        redis,
        backends: Object.fromEntries(checked.map(({ id, ok: up }) => [id, up])),
        ...(standsBy() && { standsBy: true }),
        ...(lacking.length > 0 && { lacking: Object.fromEntries(lacking) }),
        platforms: Object.fromEntries(heard.map(({ platform, ok: up }) => [platform, up])),
      },
      ok ? 200 : 503,
    );
  });
  return routes;
}
