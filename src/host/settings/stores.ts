import { z } from "zod";
import {
  address,
  flag,
  given,
  path,
  type Read,
  text,
  type Variable,
  variable,
  wholeNumber,
} from "./variable.ts";

/** Where records and files are kept. */
export const STORE_VARIABLES = {
  REDIS_URL: variable({
    schema: text.refine(
      (url) => /^(rediss?|unix):\/\/.+|^\/.+/.test(url),
      "must be redis://…, rediss://… or unix:///path",
    ),
    default: "",
    description: "Redis to use. Without it the bot runs a private one in DATA_DIR.",
    example: "redis://localhost:6379",
    secret: true,
  }),
  REDIS_TLS_CA: variable({
    schema: path,
    default: "",
    description:
      "PEM file of the authority that signed the certificate of a Redis at rediss://…. Default: those that Node trusts.",
    example: "/etc/rushes/redis-ca.pem",
  }),
  REDIS_PREFIX: variable({
    schema: z.string().regex(/^[\w-]{1,64}$/, "must be letters, digits, - or _"),
    default: "rushes",
    description: "Prefix of every Redis key, so that several bots can share one Redis.",
    example: "rushes",
  }),
  S3_ENDPOINT: variable({
    schema: address,
    default: "",
    description:
      "S3 server that keeps clips, shots and pictures, so that workers may run on other machines (docs/scaling.md). Default: a folder in DATA_DIR.",
    example: "https://s3.eu-central-1.amazonaws.com",
  }),
  S3_BUCKET: variable({
    schema: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "must be the name of a bucket"),
    default: "",
    description: "Bucket at S3_ENDPOINT, for this bot alone.",
    example: "rushes-media",
  }),
  S3_REGION: variable({
    schema: z.string().regex(/^[\w-]+$/, "must be the name of a region"),
    default: "us-east-1",
    description: "Region of the bucket. Most servers of one's own take any; R2 wants auto, Garage garage.",
    example: "eu-central-1",
  }),
  S3_ACCESS_KEY_ID: variable({
    schema: z.string().regex(/^\S+$/, "must be the key's id, without spaces"),
    default: "",
    description: "Id of the key that may read, write, list and delete in the bucket.",
    example: "paste-the-key-id-here",
  }),
  S3_SECRET_ACCESS_KEY: variable({
    schema: z.string().regex(/^\S+$/, "must be the secret key, without spaces"),
    default: "",
    description: "Secret of that key.",
    example: "paste-the-secret-here",
    secret: true,
  }),
  S3_PATH_STYLE: variable({
    schema: flag,
    default: "true",
    description:
      "The bucket is part of the address's path, which all servers but some of AWS's own take; false: of the host's name.",
    example: "false",
  }),
  S3_CACHE_MB: variable({
    schema: wholeNumber(100, 100_000_000),
    default: "4096",
    description:
      "Copies of the bucket's files that one machine keeps in DATA_DIR, in megabytes. What is in use stays even beyond that.",
    example: "20000",
  }),
} as const satisfies Record<string, Variable>;

export function readStores(values: Read<typeof STORE_VARIABLES>) {
  return {
    redis: { url: values.REDIS_URL, tlsCa: values.REDIS_TLS_CA, prefix: given(values.REDIS_PREFIX) },
    s3: s3Of(values),
  };
}

/** Where media lie, if not in a folder. */
function s3Of(values: Read<typeof STORE_VARIABLES>) {
  const endpoint = values.S3_ENDPOINT;
  if (endpoint === undefined) return undefined;
  return {
    endpoint,
    bucket: values.S3_BUCKET ?? "",
    region: values.S3_REGION ?? "",
    accessKeyId: values.S3_ACCESS_KEY_ID ?? "",
    secretAccessKey: values.S3_SECRET_ACCESS_KEY ?? "",
    pathStyle: values.S3_PATH_STYLE ?? true,
    cacheBytes: (values.S3_CACHE_MB ?? 0) * 1_000_000,
  };
}

export function storeProblems(values: Read<typeof STORE_VARIABLES>): string[] {
  if (values.S3_ENDPOINT === undefined) return [];
  return (["S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] as const)
    .filter((name) => values[name] === undefined)
    .map((name) => `${name} is needed with S3_ENDPOINT. Example: ${name}=${STORE_VARIABLES[name].example}`);
}
