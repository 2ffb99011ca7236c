import type { Config } from "../host/config.ts";
import type { Store } from "../store/store.ts";
import { codesOf } from "./new-code.ts";

/** Letters and digits that nobody takes for one another; 57 bits. */
const newAdminCode = codesOf(12);

/**
 * Where nobody runs the bot yet, whoever reads what is printed may. A start before it has printed another, which counts no
 * more; nor does any once somebody runs the bot, however they came to it.
 */
export async function offerFirstAdmin(
  { admins, isOnPlatform }: Pick<Config, "admins"> & { isOnPlatform: boolean },
  access: Pick<Store["access"], "admins" | "offerAdmin" | "withdrawAdmin">,
  print: (line: string) => void,
): Promise<void> {
  if (!isOnPlatform || admins.length > 0 || (await access.admins()).length > 0) return access.withdrawAdmin();
  const code = newAdminCode().replace(/(.{4})(?=.)/g, "$1-");
  await access.offerAdmin(code);
  print(`Nobody runs this bot yet. Whoever sends it this privately does, once: /admin claim ${code}\n`);
}
