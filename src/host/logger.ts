import { type DestinationStream, type Logger, pino } from "pino";
import { prettyFactory } from "pino-pretty";

/** What must never be in a log, wherever in an object it stands. */
const SECRET_NAMES = ["token", "auth", "authorization", "secret", "password", "redisUrl"];

/** The text without the secrets. */
export function blotOut(text: string, secrets: readonly string[]): string {
  return secrets.reduce((left, secret) => left.replaceAll(secret, "[secret]"), text);
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
  });
  const out: DestinationStream = {
    write(line) {
      const blotted = blotOut(line, secrets);
      destination.write(readable ? toReadable(blotted) : blotted);
    },
  };
  return pino(
    {
      level,
      redact: {
        paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
        censor: "[secret]",
      },
    },
    out,
  );
}
