import { Readable } from "node:stream";
import { audienceOf } from "../../../src/core/access/audience.ts";
import type { Clip } from "../../../src/core/film/clip.ts";
import type { Surface } from "../../../src/core/surface.ts";
import type { StoredMessage } from "../../fakes/discord/world.ts";
import { finishedClip } from "../../fixtures/clip.ts";
import type { Stage } from "./stage.ts";

/** A finished clip of Ada's, as the studio has it. */
export function adasClip(stage: Stage, surface: Surface, change: Partial<Clip> = {}): Clip {
  return finishedClip({ id: "fox1", maker: { id: `discord:${stage.ada}`, name: "Ada" }, surface, ...change });
}

/** How it is posted: a small file stands for the film. */
export async function postOf(stage: Stage, clip: Clip, film: Buffer = Buffer.from("film")) {
  const key = `clips/${clip.id}.mp4`;
  await stage.media.write(key, Readable.from([film]));
  const path = await stage.media.path(key);
  const clipId = clip.id;
  return {
    clip,
    audience: audienceOf(clip),
    caption: "a red fox",
    buttons: [
      {
        label: "Remix",
        command: "remix",
        clipId,
        ask: { option: "words", label: "What shall change?", value: clip.request.prompt },
      },
      { label: "Re-roll", command: "reroll", clipId },
    ],
    path,
    posterPath: path,
  };
}

/** Posts a clip of Ada's in a channel and lets the studio know it. */
export async function postedClip(
  stage: Stage,
  id = "fox1",
  channelId = stage.channel.id,
): Promise<StoredMessage> {
  const { discord, sender, studio } = stage;
  const surface = { platform: "discord", chat: channelId, group: stage.guild.id };
  const clip = adasClip(stage, surface, { id });
  const { ref } = await sender.postClip(surface, await postOf(stage, clip), {
    idempotencyKey: id,
    signal: new AbortController().signal,
  });
  studio.put({ ...clip, posted: ref });
  const message = discord.world.messages.get(ref.message);
  if (!message) throw new Error("not posted");
  return message;
}
