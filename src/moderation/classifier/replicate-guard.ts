import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { ServiceClient } from "../../inference/service-client.ts";
import { classifierAway } from "./away.ts";

/** How often it is asked whether a prediction is done that wasn't at once, in milliseconds. */
const ASK_MS = 500;
/** Replicate holds its first answer back for so long where the model is done by then, in seconds. */
const PREFER_WAIT_S = 10;
/** A white picture: a model of pictures takes no words without one. */
const BLANK =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsbkXnAAAAABJRU5ErkJggg==";

const Prediction = z.looseObject({
  id: z.string().regex(/^[\w-]{1,64}$/),
  status: z.string(),
  output: z.union([z.string(), z.array(z.string())]).nullish(),
});

/** Whether an address is Replicate's own, or names its route of predictions. */
export function isReplicate(address: string): boolean {
  return /^https:\/\/api\.replicate\.com(?:\/|$)/.test(address) || /\/predictions\/*$/.test(address);
}

/** Llama Guard 3 of 1 and 8 billion weights reads words alone; the others have an `image`. */
export function readsWordsAlone(model: string): boolean {
  return /guard-?3-?(?:1b|8b)/i.test(model);
}

/**
 * A Llama Guard on Replicate, `owner/name` or `owner/name:version`: its answer as a chat would give it. Only the addresses made here
 * are asked, whatever the answer names.
 */
export async function askReplicateGuard(
  client: ServiceClient,
  {
    root,
    model,
    words,
    picture,
  }: { root: string; model: string; words: string; picture: string | undefined },
  { signal, limitMs, now }: { signal: AbortSignal | undefined; limitMs: number; now: () => number },
): Promise<unknown> {
  const [name = "", version] = model.split(":");
  const input = {
    prompt: words,
    ...(readsWordsAlone(model) ? {} : { image: picture ?? BLANK }),
  };
  const until = now() + limitMs;
  const [route, body] =
    version === undefined
      ? [`${root}/models/${name}/predictions`, { input }]
      : [`${root}/predictions`, { version, input }];
  const headers = { prefer: `wait=${PREFER_WAIT_S}` };
  let prediction = read(await client.json(route, { method: "POST", body, headers, signal, limitMs }));
  while (prediction.status === "starting" || prediction.status === "processing") {
    if (now() > until) throw noAnswer("it took too long");
    await sleep(ASK_MS, undefined, signal && { signal });
    prediction = read(await client.json(`${root}/predictions/${prediction.id}`, { signal, limitMs }));
  }
  if (prediction.status !== "succeeded") throw noAnswer(`it ended as ${prediction.status}`);
  const said = prediction.output ?? "";
  return { choices: [{ message: { content: typeof said === "string" ? said : said.join("") } }] };
}

function read(answer: unknown): z.output<typeof Prediction> {
  const prediction = Prediction.safeParse(answer);
  if (!prediction.success) throw noAnswer("its answer can't be read");
  return prediction.data;
}

const noAnswer = (why: string) => classifierAway(`the guard on Replicate gave no answer: ${why}`);
