import { type DestinationStream, type Logger, pino } from "pino";
import { prettyFactory } from "pino-pretty";

/** What must never be in a log, wherever in an object it stands. */
const SECRET_NAMES = ["token", "auth", "authorization", "secret", "password", "redisUrl"];

/**
 * What is said of an error. What else a library hangs on one is what it was about, and stays out of the log: ioredis the
 * command with all it was given, a password or people's words; discord.js the address with its token, and the body.
 */
function toldOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { type, message, stack } = pino.stdSerializers.err(error);
  return {
    type,
    message,
    stack,
    ...("code" in error && { code: error.code }),
    ...(error instanceof AggregateError && { aggregateErrors: error.errors.map(toldOf) }),
  };
}

const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
const inAddresses = (text: string) => [
  encodeURIComponent(text),
  new URLSearchParams({ "": text }).toString().slice(1),
];

function without(text: string, forms: readonly string[]): string {
  return forms.reduce((left, form) => left.replaceAll(form, "[secret]"), text);
}

/** The text without the secrets, written as they are, in JSON or in an address. */
export function blotOut(text: string, secrets: readonly string[]): string {
  return without(
    text,
    secrets.flatMap((secret) => [inJson(secret), secret, ...inAddresses(secret)]),
  );
}

/** Signs that move a terminal's cursor, turn the direction of a line, or part lines. */
const UNSEEN = /(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
const escaped = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** What people wrote, and what others' servers answered, is text in a log, wherever it is read: such signs are named in it. */
function harmless(line: string, readable: boolean): string {
  if (!readable) return line.replace(UNSEEN, escaped);
  const named = (_: string, value: unknown) =>
    typeof value === "string" ? value.replace(UNSEEN, escaped) : value;
  return `${JSON.stringify(JSON.parse(line, named))}\n`;
}

/**
 * Lines of JSON, or readable ones in a terminal. `secrets` are the values themselves: should one turn up inside
 * a foreign error's text, it is blotted out there too.
 */
export function createLogger({
  level,
  readable,
  colour = readable,
  destination,
  secrets,
}: {
  level: string;
  readable: boolean;
  colour?: boolean;
  destination: NodeJS.WritableStream;
  secrets: readonly string[];
}): Logger {
  const toReadable = prettyFactory({
    colorize: colour,
    ignore: "pid,hostname",
    translateTime: "SYS:HH:MM:ss",
    messageFormat: (log, key) => String(log[key] ?? "").replace(/\s*\n\s*/gu, " ⏎ "),
  });
  // A line is JSON, so whatever is said stands in it escaped: once, and twice where it was JSON itself.
  const forms = secrets.flatMap((secret) => [inJson(inJson(secret)), inJson(secret), ...inAddresses(secret)]);
  const out: DestinationStream = {
    write(line) {
      const blotted = harmless(without(line, forms), readable);
      destination.write(readable ? toReadable(blotted) : blotted);
    },
  };
  return pino(
    {
      level,
      serializers: { err: toldOf },
      redact: {
        paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
        censor: "[secret]",
      },
    },
    out,
  );
}
