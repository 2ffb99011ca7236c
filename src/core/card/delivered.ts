import type { Clip } from "../film/clip.ts";
import { pictureSize } from "../film/picture.ts";
import { remarksOf } from "../film/remarks.ts";
import type { Notice } from "../talk/reply.ts";
import { sayLook } from "./board-card.ts";

const IN_NUMBERS = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });

/** What was asked for of each shot, and what came: "asked: 4 s, wide, dolly in; came: has dark bars". */
export function tellDelivered(clip: Clip): Pick<Notice, "title" | "paragraphs" | "items"> {
  const { request, plan, file, shots } = clip;
  const asked = pictureSize(request.aspect, request.resolution);
  const came = file
    ? `${IN_NUMBERS.format(file.seconds)} s, ${file.width} × ${file.height}`
    : "nothing yet: it isn't finished";
  return {
    title: "Asked for, and delivered",
    paragraphs: [
      `Asked: ${IN_NUMBERS.format(request.seconds)} s, ${asked.width} × ${asked.height}, with ${request.model}. Came: ${came}.`,
    ],
    items: plan.shots.map((shot, index) => {
      const off = [...remarksOf(clip, index), ...(shots[index]?.warnings ?? [])];
      const made =
        shots[index]?.state === "kept"
          ? "taken as it was made before"
          : "as asked, as far as can be measured";
      return {
        text: `Shot ${index + 1}: ${shot.beat}`,
        detail: `asked: ${IN_NUMBERS.format(shot.seconds)} s, ${sayLook(shot)}; came: ${
          file === undefined ? "not yet" : off.length === 0 ? made : off.join(", ")
        }`,
      };
    }),
  };
}
