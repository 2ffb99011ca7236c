import { createConnection, createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** The network between the programs and Redis: it can be held, and all that runs through it can be cut. */
export async function layLine(socket: string) {
  const open = new Set<[Socket, Socket]>();
  let held = false;
  const server = createServer((near) => {
    const far = createConnection(socket);
    const both: [Socket, Socket] = [near, far];
    const end = () => {
      open.delete(both);
      near.destroy();
      far.destroy();
    };
    open.add(both);
    for (const side of both) side.on("error", end).on("close", end);
    near.pipe(far).pipe(near);
    if (held) for (const side of both) side.pause();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };

  return {
    url: `redis://127.0.0.1:${port}`,
    /** Nothing comes through for so long, and all of it then. */
    async hold(ms: number): Promise<void> {
      held = true;
      for (const side of [...open].flat()) side.pause();
      await sleep(ms);
      held = false;
      for (const side of [...open].flat()) side.resume();
    },
    /** What was on its way is lost, and nobody knows how much of it. */
    cut(): void {
      for (const [near, far] of [...open]) {
        near.resetAndDestroy();
        far.destroy();
      }
    },
    async close(): Promise<void> {
      for (const side of [...open].flat()) side.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
