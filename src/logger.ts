import { type DestinationStream, type Logger, pino } from "pino";
import pretty from "pino-pretty";

/** What must never be in a log, wherever in an object it stands. */
const SECRET_NAMES = ["token", "auth", "authorization", "secret", "password", "redisUrl"];

/**
 * Lines of JSON, or readable ones in a terminal. `secrets` are the values themselves: should one turn up inside
 * a foreign error's text, it is blotted out there too.
 */
export function createLogger({
  level,
  readable,
  destination,
  secrets,
}: {
  level: string;
  readable: boolean;
  destination: NodeJS.WritableStream;
  secrets: readonly string[];
}): Logger {
  const blotted: DestinationStream = {
    write(line) {
      destination.write(secrets.reduce((text, secret) => text.replaceAll(secret, "[secret]"), line));
    },
  };
  const out = readable
    ? pretty({
        colorize: true,
        destination: blotted as never,
        ignore: "pid,hostname",
        translateTime: "SYS:HH:MM:ss",
        sync: true,
      })
    : blotted;
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
