import { childEnvironment } from "../core/child-environment.ts";
import { ConfigError } from "../core/errors.ts";
import { ADDRESS_VARIABLES, readAddresses } from "./settings/addresses.ts";
import { ADMIN_VARIABLES, adminProblems, readAdmin } from "./settings/admin.ts";
import { BACKEND_VARIABLES, readBackends } from "./settings/backends.ts";
import { CHAT_VARIABLES, chatProblems, readChats } from "./settings/chats.ts";
import { DEFAULT_VARIABLES, readDefaults } from "./settings/defaults.ts";
import { DIRECTOR_VARIABLES, directorProblems, readDirector } from "./settings/director.ts";
import { EXTENSION_VARIABLES, readExtensions } from "./settings/extensions.ts";
import { KEEPING_VARIABLES, readKeeping } from "./settings/keeping.ts";
import { LIMIT_VARIABLES, readLimits } from "./settings/limits.ts";
import { MARK_VARIABLES, markProblems, readMarks } from "./settings/marks.ts";
import { MODERATION_VARIABLES, moderationProblems, readModeration } from "./settings/moderation.ts";
import { GRANT_VARIABLES, PLAN_VARIABLES, planProblems, readPlans } from "./settings/plans.ts";
import { readSound, SOUND_VARIABLES } from "./settings/sound.ts";
import { readSpending, readTimeZone, readTopUps, SPENDING_VARIABLES } from "./settings/spending.ts";
import { readStores, STORE_VARIABLES, storeProblems } from "./settings/stores.ts";
import { type Environment, holdsLogin, type Read, type Variable } from "./settings/variable.ts";
import { readWork, WORK_VARIABLES } from "./settings/work.ts";

/** Every setting there is, in the order people read them. `.env.example` and the README's table are tested against this. */
export const VARIABLES = {
  ...ADDRESS_VARIABLES,
  ...STORE_VARIABLES,
  ...WORK_VARIABLES,
  ...CHAT_VARIABLES,
  ...BACKEND_VARIABLES,
  ...SOUND_VARIABLES,
  ...DIRECTOR_VARIABLES,
  ...MODERATION_VARIABLES,
  ...KEEPING_VARIABLES,
  ...MARK_VARIABLES,
  ...DEFAULT_VARIABLES,
  ...PLAN_VARIABLES,
  ...ADMIN_VARIABLES,
  ...GRANT_VARIABLES,
  ...SPENDING_VARIABLES,
  ...LIMIT_VARIABLES,
  ...EXTENSION_VARIABLES,
} as const satisfies Record<string, Variable>;

type Values = Read<typeof VARIABLES>;

/** What settings have to do with each other, each group's own. */
const PROBLEMS: readonly ((values: Values) => readonly string[])[] = [
  planProblems,
  markProblems,
  storeProblems,
  directorProblems,
  moderationProblems,
  adminProblems,
  chatProblems,
];

/** Everything the installation can set, checked. */
export type Config = ReturnType<typeof loadConfig>;

/**
 * Reads the settings; pure. A variable that is absent or empty has its default.
 * Throws one ConfigError naming every wrong one, with the reason and an example.
 */
export function loadConfig(env: Environment) {
  const values = parse(env);
  return Object.freeze({
    ...readAddresses(values),
    ...readStores(values),
    ...readWork(values),
    ...readChats(values),
    backends: readBackends(values),
    ...readSound(values),
    ...readDirector(values),
    ...readModeration(values),
    ...readKeeping(values),
    ...readMarks(values),
    ...readDefaults(values),
    ...readAdmin(values),
    credits: { ...readPlans(values, env), ...readSpending(values) },
    topUps: readTopUps(values),
    timeZone: readTimeZone(values),
    ...readLimits(values),
    ...readExtensions(values),
    /** What programs we run are told of where they run: none of these settings. undefined: nothing is known of that. */
    childEnv: env.PATH === undefined ? undefined : childEnvironment(env),
  });
}

function parse(env: Environment): Values {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, definition] of Object.entries<Variable>(VARIABLES)) {
    const written = env[name]?.trim() || definition.default;
    if (written === "") continue;
    const result = definition.schema.safeParse(written);
    if (result.success) values[name] = result.data;
    else {
      const reasons = result.error.issues.map((issue) => issue.message).join("; ");
      const shown = definition.secret || holdsLogin(written) ? "" : ` (it is "${written}")`;
      problems.push(`  ${name} ${reasons}${shown}. Example: ${name}=${definition.example}`);
    }
  }
  for (const find of PROBLEMS) problems.push(...find(values as Values).map((problem) => `  ${problem}`));
  if (problems.length > 0) {
    throw new ConfigError(
      "bad-config",
      `These settings can't be used; change them in .env or the environment:\n${problems.join("\n")}`,
    );
  }
  return values as Values;
}
