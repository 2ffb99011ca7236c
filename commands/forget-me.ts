import { defineCommand } from "../src/core/talk/command.ts";
import { notice } from "../src/core/talk/reply.ts";

/** The yes to /privacy forget. */
export const forgetMe = defineCommand({
  name: "forget_me",
  description: "Have everything about you taken away in 24 hours",
  listed: false,
  options: {},
  examples: ["/forget_me"],
  async run({ person }, { studio }) {
    const at = await studio.privacy.forget(person);
    return notice(
      {
        paragraphs: [
          `You are forgotten on ${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC. Until then everything works as before.`,
        ],
        buttons: [{ label: "Undo", command: "privacy", options: { do: "undo" } }],
      },
      { secret: true },
    );
  },
});
