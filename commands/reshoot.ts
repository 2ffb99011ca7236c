import { clipOf, clipOption, derive } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";

/** A button that has the price of one shot on it. */
export const reshoot = defineCommand({
  name: "reshoot",
  description: "Make one shot of a clip again",
  answers: "clip",
  listed: false,
  options: {
    shot: { type: "integer", min: 1, max: 60, required: true, description: "Which shot" },
    clip: clipOption,
  },
  examples: ["/reshoot shot:3"],
  async run(call, { askFirst: _, ...agreed }) {
    const { clip, shot } = call.options;
    const { plan } = await clipOf(clip, call, agreed);
    const words = plan.shots.length === 1 ? "again" : `reroll shot ${shot}`;
    return derive(clip, { kind: "remix", words, strength: "medium", request: {} }, call, agreed);
  },
});
