import { z } from "zod";
import { BackendError } from "../../core/errors.ts";
import { isOutside } from "../download.ts";
import { createServiceClient, type ServiceClient, unknownStart } from "../service-client.ts";

export const CALLED = "fal";

/** Where fal's parts are. */
interface FalHosts {
  queue: string;
  platform: string;
  /** Uploads, and the keys that reports are signed with. */
  rest: string;
}

/** `base`: one address that stands in for all of them, such as a proxy. */
function falHosts(base: string | undefined): FalHosts {
  if (base !== undefined) return { queue: base, platform: `${base}/v1`, rest: base };
  return { queue: "https://queue.fal.run", platform: "https://api.fal.ai/v1", rest: "https://rest.fal.ai" };
}

const submitted = z.looseObject({
  request_id: z.string().min(1),
  status_url: z.string(),
  response_url: z.string(),
  cancel_url: z.string(),
});
export type Submitted = z.output<typeof submitted>;

const statusSchema = z.looseObject({
  status: z.string(),
  logs: z
    .array(z.looseObject({ message: z.string().nullish() }))
    .nullish()
    .catch(undefined),
  error: z.unknown().optional(),
  error_type: z.string().nullish().catch(undefined),
  metrics: z.looseObject({ inference_time: z.number().nullish() }).nullish().catch(undefined),
});
export type QueueStatus = z.output<typeof statusSchema>;

/** A request as the platform lists it, once it has ended. */
const listedSchema = z.looseObject({
  request_id: z.string(),
  sent_at: z.string().nullish(),
  started_at: z.string().nullish(),
  ended_at: z.string().nullish(),
  status_code: z.number().nullish(),
  json_input: z.unknown().optional(),
  json_output: z.unknown().optional(),
});
export type Listed = z.output<typeof listedSchema>;
const pageOf = <Item extends z.ZodType>(name: string, item: Item) =>
  z.looseObject({
    [name]: z.array(item),
    next_cursor: z.string().nullish(),
    has_more: z.boolean().nullish(),
  });

const modelSchema = z.looseObject({
  endpoint_id: z.string(),
  metadata: z
    .looseObject({
      display_name: z.string().nullish(),
      category: z.string().nullish(),
      description: z.string().nullish(),
      status: z.string().nullish(),
      license_type: z.string().nullish(),
    })
    .nullish()
    .catch(undefined),
  openapi: z.unknown().optional(),
});
export type ListedModel = z.output<typeof modelSchema>;

const priceSchema = z.looseObject({
  endpoint_id: z.string(),
  unit_price: z.number().min(0),
  unit: z.string(),
  currency: z.string().nullish(),
});
export type ListedPrice = z.output<typeof priceSchema>;

/** A page of the lists is 50, the most endpoints that may be asked about at once. */
export const AT_ONCE = 50;
const MOST_PAGES = 20;
const SUBMIT_MS = 60_000;

export type FalClient = ReturnType<typeof createFalClient>;

/** The parts of fal's queue and platform APIs that are used. Each request goes out once. */
export function createFalClient({
  key,
  baseUrl,
  fetch,
  onAnswer,
}: {
  key: string;
  baseUrl?: string | undefined;
  fetch: typeof globalThis.fetch;
  /** Told of every answer. */
  onAnswer?: ((answer: Response) => void) | undefined;
}) {
  const hosts = falHosts(baseUrl);
  const headers = { authorization: `Key ${key}` };
  const client: ServiceClient = createServiceClient({
    called: CALLED,
    id: "fal",
    headers,
    fetch,
    onAnswer,
  });

  /** An address that fal gave: the key goes to its queue and nowhere else. */
  function ownAddress(written: unknown): string {
    const address = String(written);
    if (URL.canParse(address) && new URL(address).origin === new URL(hosts.queue).origin) return address;
    throw new BackendError("backend-unintelligible", "fal gave an answer that can't be used. Try again.", {
      message: "fal names an address outside its queue",
    });
  }

  async function pages<Item>(route: string, query: URLSearchParams, name: string, item: z.ZodType<Item>) {
    const all: Item[] = [];
    for (let page = 0; page < MOST_PAGES; page++) {
      const answer = await client.json(`${hosts.platform}${route}?${query}`);
      const { [name]: items, next_cursor, has_more } = parsed(pageOf(name, item), answer);
      all.push(...(items as Item[]));
      if (!has_more || !next_cursor) break;
      query.set("cursor", next_cursor as string);
    }
    return all;
  }

  return {
    hosts,

    /** `timeoutSeconds`: after so long in the queue it is given up. */
    async submit(
      endpoint: string,
      input: object,
      { webhook, timeoutSeconds }: { webhook?: string | undefined; timeoutSeconds: number },
    ): Promise<Submitted> {
      const query = webhook === undefined ? "" : `?fal_webhook=${encodeURIComponent(webhook)}`;
      const answer = await client.json(`${hosts.queue}/${endpoint}${query}`, {
        method: "POST",
        starting: true,
        limitMs: SUBMIT_MS,
        // fal itself would run a failed request up to ten times more: we try anew ourselves, within what was set aside.
        headers: { "x-fal-no-retry": "1", "x-fal-request-timeout": String(timeoutSeconds) },
        body: input,
      });
      const result = submitted.safeParse(answer);
      if (result.success) return result.data;
      throw unknownStart(CALLED, "fal", "an answer in no form we know", result.error);
    },

    async status(address: unknown, signal: AbortSignal): Promise<QueueStatus> {
      const url = new URL(ownAddress(address));
      url.searchParams.set("logs", "1");
      return parsed(statusSchema, await client.json(url.href, { signal }));
    },

    /** `units`: what it is charged by, where the answer says it. */
    async result(address: unknown, signal: AbortSignal): Promise<{ output: unknown; units?: number }> {
      const { body, headers: said } = await client.answer(ownAddress(address), { signal });
      const units = Number(said.get("x-fal-billable-units") ?? Number.NaN);
      return { output: body, ...(Number.isFinite(units) && { units }) };
    },

    async cancel(address: unknown): Promise<void> {
      await client.json(ownAddress(address), { method: "PUT" });
    },

    /** Requests to an endpoint since a time (milliseconds since 1970), or the one with this id. */
    requests(endpoint: string, { since, id }: { since?: number; id?: string }): Promise<Listed[]> {
      const query = new URLSearchParams({ endpoint_id: endpoint, expand: "payloads", limit: "100" });
      if (since !== undefined) query.set("start", new Date(since).toISOString());
      if (id !== undefined) query.set("request_id", id);
      return pages("/models/requests/by-endpoint", query, "items", listedSchema);
    },

    models(endpoints: readonly string[]): Promise<ListedModel[]> {
      const query = new URLSearchParams({ endpoint_id: endpoints.join(","), expand: "openapi-3.0" });
      return pages("/models", query, "models", modelSchema);
    },

    prices(endpoints: readonly string[]): Promise<ListedPrice[]> {
      const query = new URLSearchParams({ endpoint_id: endpoints.join(",") });
      return pages("/models/pricing", query, "prices", priceSchema);
    },

    /** The address of a file put into fal's store. */
    async upload(file: Blob, name: string, signal: AbortSignal): Promise<string> {
      const where = await client.json(`${hosts.rest}/storage/upload/initiate?storage_type=fal-cdn-v3`, {
        method: "POST",
        body: { content_type: file.type, file_name: name },
        signal,
      });
      const shape = z.looseObject({ upload_url: z.url(), file_url: z.url() });
      const { upload_url, file_url } = parsed(shape, where);
      if (!isOutside(new URL(upload_url), new URL(hosts.rest)))
        throw uploadFailed(new Error(`fal names an upload's address at ${new URL(upload_url).host}`));
      // A signed address of its own, which wants no key.
      const limit = AbortSignal.any([signal, AbortSignal.timeout(5 * 60_000)]);
      const answer = await fetch(upload_url, {
        method: "PUT",
        redirect: "error",
        headers: { "content-type": file.type },
        body: file,
        signal: limit,
      }).catch((cause) => {
        signal.throwIfAborted();
        throw uploadFailed(cause);
      });
      await answer.body?.cancel();
      if (!answer.ok) throw uploadFailed(new Error(`status ${answer.status}`));
      return file_url;
    },

    /** Public keys, as JSON Web Keys. */
    async signingKeys(): Promise<{ kty: string; crv: string; x: string }[]> {
      const key = z.looseObject({ kty: z.string(), crv: z.string(), x: z.string() });
      const answer = await client.json(`${hosts.rest}/.well-known/jwks.json`);
      return parsed(z.looseObject({ keys: z.array(key) }), answer).keys;
    },
  };
}

function parsed<Shape extends z.ZodType>(shape: Shape, answer: unknown): z.output<Shape> {
  const result = shape.safeParse(answer);
  if (result.success) return result.data;
  throw new BackendError(
    "backend-unintelligible",
    "fal gave an answer that can't be read. Try again in a few minutes, or use another model.",
    { retryable: true, cause: result.error, message: "fal's answer is in no form we know" },
  );
}

function uploadFailed(cause: unknown): BackendError {
  return new BackendError(
    "backend-unreachable",
    "The picture could not be sent to fal. Try again in a few minutes, or use another model.",
    { retryable: true, cause, message: "an upload to fal failed" },
  );
}
