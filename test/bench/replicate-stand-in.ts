import { createFakeReplicate } from "../fakes/replicate/fake-replicate.ts";

/** Replicate's stand-in as a process: every prediction runs and talks, none ends. Tells how many there are when asked. */
const fake = await createFakeReplicate();
const line = " 42%|████▏     | 21/50 [00:10<00:14, 2.00it/s]\n";
const logs = line.repeat(Math.ceil(20_000 / line.length));

setInterval(() => {
  for (const { id, status } of fake.predictions) if (status === "starting") fake.run(id, logs);
}, 200);
process.on("message", () =>
  process.send?.(fake.predictions.filter(({ status }) => status === "processing").length),
);
process.on("disconnect", () => process.exit(0));
process.send?.({ token: fake.token, baseUrl: fake.baseUrl });
