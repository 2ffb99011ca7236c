import { UserMistake } from "../src/core/errors.ts";
import { checkVoice } from "../src/core/talk/check-voice.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import { notice } from "../src/core/talk/reply.ts";
import {
  personOptions,
  readSettingNames,
  saySettings,
  settingsOf,
  toPreferences,
} from "../src/core/talk/settings.ts";

const NAMES = settingsOf("person").map(({ name }) => name);

export const settings = defineCommand({
  name: "settings",
  description: "Choose your usual length, shape, size, style, model and language, or quiet cards",
  options: {
    ...personOptions,
    reset: {
      type: "text",
      description: "Settings to take back, such as style, or all",
      maxLength: 200,
      aliases: ["unset"],
    },
  },
  examples: ["/settings", "/settings seconds:15 aspect:9:16", "/settings card:quiet", "/settings reset:all"],
  async run({ options, person }, { studio }) {
    const { reset, ...chosen } = options;
    const change: Parameters<typeof studio.setPreferences>[1] = {};
    if (reset !== undefined) {
      const { fields, unknown } = readSettingNames(reset, "person");
      if (unknown.length > 0) {
        throw new UserMistake(
          "bad-value",
          `There is no setting ${unknown.map((name) => `“${name}”`).join(", ")}. There are ${NAMES.join(", ")}; all takes back every one.`,
          { examples: ["/settings reset:all"] },
        );
      }
      for (const field of fields) Object.assign(change, { [field]: null });
    }
    await checkVoice(chosen, studio);
    Object.assign(change, toPreferences(chosen));
    const changed = Object.keys(change).length > 0;
    const now = changed ? await studio.setPreferences(person, change) : await studio.preferences(person);
    return notice({
      title: changed ? "Your settings are changed" : "Your settings",
      items: saySettings(now, "person").map(({ text }) => ({ text })),
      paragraphs: ["What is not set follows the group or the bot. An option given with /video always wins."],
      ...(changed ? {} : { examples: ["/settings seconds:15 aspect:9:16"] }),
    });
  },
});
