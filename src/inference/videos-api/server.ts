import { z } from "zod";
import { BackendError } from "../../core/errors.ts";
import { createServiceClient, ServiceRefusal, unknownStart } from "../service-client.ts";
import { type Dialect, PLAIN, readDialect } from "./dialect.ts";

export const CALLED = "The video server";

/** A job as servers of this protocol tell it. Loose: each leaves out what it doesn't know. */
const jobSchema = z.looseObject({
  id: z.string().min(1),
  status: z.string(),
  object: z.string().nullish(),
  progress: z.number().nullish().catch(undefined),
  prompt: z.string().nullish(),
  model: z.string().nullish(),
  size: z.string().nullish(),
  seconds: z.union([z.string(), z.number()]).nullish(),
  created_at: z.number().nullish(),
  error: z
    .union([
      z.string(),
      z.looseObject({ code: z.union([z.string(), z.number()]).nullish(), message: z.string().nullish() }),
    ])
    .nullish(),
});
export type Job = z.output<typeof jobSchema>;

const listSchema = z.looseObject({
  data: z.array(jobSchema),
  has_more: z.boolean().nullish(),
  last_id: z.string().nullish(),
});
const modelsSchema = z.looseObject({ data: z.array(z.looseObject({ id: z.string().min(1) })) });
const goneSchema = z.looseObject({
  status: z.string().optional(),
  object: z.string().optional(),
});

/** One order as it goes out. */
interface Creation {
  fields: Readonly<Record<string, string | number | boolean>>;
  /** The picture it begins with. */
  picture?: { bytes: Blob; name: string } | undefined;
}

/** A server that speaks OpenAI's `/v1/videos`. */
export interface VideoServer {
  readonly url: string;
  /** The names of the models it has. */
  models(signal?: AbortSignal): Promise<string[]>;
  dialect(): Promise<Dialect>;
  create(order: Creation): Promise<Job>;
  /** undefined: it knows no such job. */
  job(id: string, signal?: AbortSignal): Promise<Job | undefined>;
  /** Newest first. undefined: it has no such route. `now`: its own clock, in milliseconds, where it tells. */
  jobs(signal?: AbortSignal): Promise<{ jobs: Job[]; now: number | undefined } | undefined>;
  /** `runsOn`: it forgets the job, and makes it to its end all the same. undefined: it knew no such job. */
  delete(id: string): Promise<{ runsOn: boolean } | undefined>;
  /** Where a made file lies. */
  contentOf(id: string): string;
  headers(url: URL): Record<string, string>;
}

const ASK_MS = 15_000;
/** A picture goes up with the order. */
const CREATE_MS = 120_000;
/** A page of the list is 100 jobs, the most that OpenAI and SGLang give. */
const PAGE = 100;
const MOST_PAGES = 10;

/** `address`: of the server, with or without `/v1` or `/v1/videos` at its end. */
export function createVideoServer(
  address: string,
  { key, fetch }: { key: string | undefined; fetch: typeof globalThis.fetch },
): VideoServer {
  const url = address.replace(/\/+$/, "").replace(/\/v1(\/videos)?$/, "");
  const headers: Record<string, string> = key === undefined ? {} : { authorization: `Bearer ${key}` };
  let heardAt: number | undefined;
  const client = createServiceClient({
    called: CALLED,
    id: "video server",
    headers,
    fetch,
    onAnswer(answer) {
      const date = Date.parse(answer.headers.get("date") ?? "");
      heardAt = Number.isNaN(date) ? undefined : date;
    },
  });
  const route = `${url}/v1/videos`;
  const at = (id: string) => `${route}/${encodeURIComponent(id)}`;
  /** How words alone went out when they were last taken. */
  let taken: "json" | "form" | undefined;

  const missing = (error: unknown): undefined => {
    if (error instanceof ServiceRefusal && [404, 405, 501].includes(error.status)) return undefined;
    throw error;
  };

  let described: Promise<Dialect> | undefined;
  function dialect(): Promise<Dialect> {
    described ??= client
      .json(`${url}/openapi.json`, { limitMs: ASK_MS })
      .then(readDialect)
      .catch((error) => {
        // One that publishes no description speaks plainly; one that is away may yet describe itself.
        if (error instanceof ServiceRefusal && error.status < 500) return PLAIN;
        described = undefined;
        if (error?.code === "backend-unintelligible") return PLAIN;
        throw error;
      });
    return described;
  }

  function send({ fields, picture }: Creation, as: "json" | "form", image?: string): Promise<unknown> {
    const request = { method: "POST", starting: true, limitMs: CREATE_MS } as const;
    if (as === "json") {
      const body = { ...fields, ...(image && { input_reference: { image_url: image } }) };
      return client.json(route, { ...request, body });
    }
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
    if (picture) form.append("input_reference", picture.bytes, picture.name);
    return client.json(route, { ...request, body: form });
  }

  return {
    url,
    dialect,
    async models(signal) {
      const answer = await client.json(`${url}/v1/models`, { signal, limitMs: ASK_MS });
      return modelsSchema.parse(answer).data.map(({ id }) => id);
    },
    async create(order) {
      const says = await dialect().catch(() => PLAIN);
      const first = order.picture ? "form" : (says.words ?? taken ?? "json");
      const answer = await send(order, first).catch(async (error) => {
        // Refused for its form it began nothing, and may be taken in the other one.
        const isFormal = error instanceof ServiceRefusal && [400, 415, 422].includes(error.status);
        if (!isFormal || says.words !== undefined || taken === first) throw error;
        const other = first === "form" ? "json" : "form";
        const image = order.picture && (await dataAddress(order.picture.bytes));
        const second = await send(order, other, image).catch((again) => {
          // What the first refusal said is about the order, where the second is about its form.
          throw again instanceof ServiceRefusal && again.status < 500 ? error : again;
        });
        if (!order.picture) taken = other;
        return second;
      });
      if (!order.picture && taken === undefined) taken = first;
      const job = jobSchema.safeParse(answer);
      if (job.success) return job.data;
      throw unknownStart(CALLED, "video server", "a job in no form we know", job.error);
    },
    async job(id, signal) {
      const answer = await client.json(at(id), { signal, limitMs: ASK_MS }).catch(missing);
      return answer === undefined ? undefined : parsed(jobSchema, answer);
    },
    async jobs(signal) {
      const all: Job[] = [];
      let after = "";
      for (let page = 0; page < MOST_PAGES; page++) {
        const query = `?limit=${PAGE}&order=desc${after && `&after=${encodeURIComponent(after)}`}`;
        const answer = await client.json(`${route}${query}`, { signal, limitMs: ASK_MS }).catch(missing);
        if (answer === undefined) return undefined;
        const { data, has_more, last_id } = parsed(listSchema, answer);
        all.push(...data);
        if (!has_more || data.length === 0) break;
        after = last_id ?? data.at(-1)?.id ?? "";
      }
      return { jobs: all, now: heardAt };
    },
    async delete(id) {
      const answer = await client.json(at(id), { method: "DELETE", limitMs: ASK_MS }).catch(missing);
      if (answer === undefined) return undefined;
      const { object, status } = goneSchema.catch({}).parse(answer);
      // SGLang answers with the job it has struck off its list, which its engine goes on making.
      return { runsOn: object === "video" && status === "deleted" };
    },
    contentOf: (id) => `${at(id)}/content`,
    headers: (asked) => (asked.origin === new URL(url).origin ? headers : {}),
  };
}

async function dataAddress(bytes: Blob): Promise<string> {
  return `data:${bytes.type};base64,${Buffer.from(await bytes.arrayBuffer()).toString("base64")}`;
}

function parsed<Shape extends z.ZodType>(shape: Shape, answer: unknown): z.output<Shape> {
  const result = shape.safeParse(answer);
  if (result.success) return result.data;
  throw unreadable(result.error);
}

function unreadable(cause?: unknown): BackendError {
  return new BackendError(
    "backend-unintelligible",
    `${CALLED} gave an answer that can't be read. Try again in a few minutes, or use another model.`,
    { retryable: true, cause, message: "a video server's answer is in no form we know" },
  );
}
