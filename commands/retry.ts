import { UserMistake } from "../src/core/errors.ts";
import { planAsMade } from "../src/core/film/as-made.ts";
import { clipOf, clipOption, showClips } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";

export const retry = defineCommand({
  name: "retry",
  description: "Make a clip that failed or was cancelled after all; shots already made are kept",
  answers: "clip",
  onClip: true,
  listed: false,
  options: { clip: { ...clipOption, of: "failed" } },
  examples: ["/retry"],
  async run(call, context) {
    const clip = await clipOf(call.options.clip, call, context);
    if (clip.state !== "failed" && clip.state !== "canceled") {
      throw new UserMistake("not-failed", "That clip has not failed. /reroll makes another one like it.", {
        examples: [`/reroll clip:${clip.id}`],
      });
    }
    if (clip.board !== undefined) {
      const { person, surface, idempotencyKey } = call;
      return showClips([await context.studio.redrawBoard(clip.id, { person, surface, idempotencyKey })]);
    }
    const { parent, secondParent, kinship } = clip.lineage;
    const again = await context.studio.admit({
      request: clip.request,
      person: call.person,
      surface: call.surface,
      idempotencyKey: call.idempotencyKey,
      private: clip.private,
      from: {
        ...(parent === undefined ? {} : { parent }),
        ...(secondParent === undefined ? {} : { secondParent }),
        kinship,
        changes: clip.changes,
        plan: planAsMade(clip),
        ...(clip.finishing ? { finishing: clip.finishing } : {}),
      },
    });
    return showClips([again]);
  },
});
