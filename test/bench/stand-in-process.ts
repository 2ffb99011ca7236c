import { createFakeReplicate } from "../fakes/replicate/fake-replicate.ts";
import { SHOT, STAND_INS } from "./stand-ins.ts";

/** How a backend's other side is reached, and what to ask of it. */
export interface FromStandIn {
  replicate?: { token: string; baseUrl: string };
  env?: Record<string, string>;
  model?: string;
  seconds?: number;
}

/** The other side of a backend as a process: every order runs, none ends. Tells how many there are when asked. */
const [id = "replicate", orders = "200", folder = "."] = process.argv.slice(2);
let underWay: () => number;
let given: FromStandIn;
if (id === "replicate") {
  const fake = await createFakeReplicate();
  const line = " 42%|████▏     | 21/50 [00:10<00:14, 2.00it/s]\n";
  const logs = line.repeat(Math.ceil(20_000 / line.length));
  setInterval(() => {
    for (const { id, status } of fake.predictions) if (status === "starting") fake.run(id, logs);
  }, 200);
  underWay = () => fake.predictions.filter(({ status }) => status === "processing").length;
  given = { replicate: { token: fake.token, baseUrl: fake.baseUrl } };
} else {
  const make = STAND_INS[id as keyof typeof STAND_INS];
  const { env, model, begun } = await make({ video: Buffer.alloc(3_000), folder });
  underWay = begun;
  const atOnce = { FAL_AT_ONCE: orders, AI_GATEWAY_AT_ONCE: orders, VIDEO_API_AT_ONCE: orders };
  given = { env: { ...env, ...atOnce }, model, seconds: SHOT.seconds };
}
process.on("message", () => process.send?.(underWay()));
process.on("disconnect", () => process.exit(0));
process.send?.(given);
