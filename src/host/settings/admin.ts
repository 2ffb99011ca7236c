import { z } from "zod";
import { isOutsideId } from "../../core/platforms.ts";
import { PASSWORD_HASH } from "../password.ts";
import type { ADDRESS_VARIABLES } from "./addresses.ts";
import { address, given, list, type Read, text, type Variable, variable, wholeNumber } from "./variable.ts";

/** Who runs this bot, and the page for them. */
export const ADMIN_VARIABLES = {
  ADMINS: variable({
    schema: list(
      z.string().refine(isOutsideId, {
        error: "must be ids such as discord:1234 or telegram:1234, separated by commas",
      }),
    ),
    default: "",
    description:
      "Who runs this bot, by their ids: /admin is theirs. On Discord: Settings → Advanced → Developer Mode, then Copy User ID.",
    example: "discord:80351110224678912,telegram:777000",
  }),
  ADMIN_PORT: variable({
    schema: wholeNumber(0, 65_535),
    default: "",
    description:
      "Port of the admin's page: clips, money, queue, failures, plans. `/admin page` or `npm run admin -- login` opens it. Default: there is none; 0 takes any free one.",
    example: "8788",
  }),
  ADMIN_HOST: variable({
    schema: text.min(1),
    default: "127.0.0.1",
    description:
      "Address the admin's page listens on, apart from the local chat's. Keep it off the internet: a tunnel or a private network reaches it.",
    example: "100.64.0.7",
  }),
  ADMIN_URL: variable({
    schema: address,
    default: "",
    description:
      "Address under which you reach the admin's page, where that isn't ADMIN_HOST and ADMIN_PORT: for its links.",
    example: "https://rushes-admin.tailnet.example",
  }),
  ADMIN_PASSWORD_HASH: variable({
    schema: z.string().regex(PASSWORD_HASH, "must be what `npm run admin -- password` prints"),
    default: "",
    description:
      "Lets a password open the admin's page too; `npm run admin -- password` makes it. Default: one-time links alone.",
    example: "paste-what-npm-run-admin-password-prints",
    secret: true,
  }),
} as const satisfies Record<string, Variable>;

export function readAdmin(values: Read<typeof ADMIN_VARIABLES>) {
  return {
    admins: values.ADMINS ?? [],
    /** The admin's page; undefined: there is none. */
    adminPage:
      values.ADMIN_PORT === undefined
        ? undefined
        : {
            port: values.ADMIN_PORT,
            host: given(values.ADMIN_HOST),
            url: values.ADMIN_URL ?? urlOf(given(values.ADMIN_HOST), values.ADMIN_PORT),
            passwordHash: values.ADMIN_PASSWORD_HASH,
          },
  };
}

function urlOf(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  return `http://${name.includes(":") && !name.startsWith("[") ? `[${name}]` : name}:${port}`;
}

export function adminProblems(values: Read<typeof ADMIN_VARIABLES & typeof ADDRESS_VARIABLES>): string[] {
  const problems: string[] = [];
  const publicHosts = [values.PUBLIC_URL, values.WEBHOOK_URL].map((url) => url && new URL(url).host);
  if (values.ADMIN_URL && publicHosts.includes(new URL(values.ADMIN_URL).host)) {
    problems.push(
      `ADMIN_URL is the address the internet has for this bot, and the admin's page must not be there. Example: ADMIN_URL=${ADMIN_VARIABLES.ADMIN_URL.example}`,
    );
  }
  if (values.ADMIN_PORT !== undefined && values.ADMIN_PORT !== 0 && values.ADMIN_PORT === values.PORT) {
    problems.push(
      `ADMIN_PORT and PORT are the same, and the admin's page needs a port of its own. Example: ADMIN_PORT=${ADMIN_VARIABLES.ADMIN_PORT.example}`,
    );
  }
  return problems;
}
