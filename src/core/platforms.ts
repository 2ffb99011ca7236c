/** Every chat platform there is, by the name it has in surfaces and ids. */
export const PLATFORMS = {
  console: {
    /** How it is called in sentences. */
    label: "the local chat",
  },
  discord: {
    label: "Discord",
    /** Where nobody else reads what is said to the bot; absent: nobody else is there at all. */
    privately: "in a direct message",
    /** Its menus answer one person alone, wherever they are. */
    answersAlone: true,
    /** Its menus have the names of each language; elsewhere, as on Telegram, names are Latin and one for all. */
    namesByLanguage: true,
  },
  telegram: { label: "Telegram", privately: "in our private chat" },
} as const satisfies Record<
  string,
  { label: string; privately?: string; answersAlone?: true; namesByLanguage?: true }
>;

/** Those that are chats of somebody else's. */
export type OutsidePlatform = Exclude<keyof typeof PLATFORMS, "console">;

export function isPlatform(name: string): name is keyof typeof PLATFORMS {
  return Object.hasOwn(PLATFORMS, name);
}

/** "in a direct message": where nobody else reads what is said to the bot. */
export function privately(platform: string): string {
  const known = isPlatform(platform) ? PLATFORMS[platform] : undefined;
  return known && "privately" in known ? known.privately : "where nobody else is";
}

/** Whether the menus there answer one person alone, wherever they are. */
export function answersAlone(platform: string): boolean {
  return isPlatform(platform) && "answersAlone" in PLATFORMS[platform];
}

/** Whether the menus there have the names of each language. */
export function namesByLanguage(platform: string): boolean {
  return isPlatform(platform) && "namesByLanguage" in PLATFORMS[platform];
}

/** Those whose people the platform itself vouches for: anybody at the machine can call themselves what they like in the local chat. */
const OUTSIDE = Object.keys(PLATFORMS).filter((name) => name !== "console");

/** Whether the platform itself vouches for who somebody is. */
export const isOutside = (platform: string): boolean => OUTSIDE.includes(platform);

/** "Discord or Telegram" */
export const OUTSIDE_PLATFORMS = OUTSIDE.map((name) =>
  isPlatform(name) ? PLATFORMS[name].label : name,
).join(" or ");

/** "discord:1234": a person as one of those platforms has them. */
export function isOutsideId(id: string): boolean {
  const [platform = "", rest = ""] = id.split(/:(.*)/s);
  return isOutside(platform) && /^-?\d+$/.test(rest);
}
