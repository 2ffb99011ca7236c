import { UserMistake } from "../src/core/errors.ts";
import { clipOf, clipOption, derive } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";

export const reorder = defineCommand({
  name: "reorder",
  description: "Put a clip's shots in another order, or leave some out; costs nothing",
  answers: "clip",
  onClip: true,
  freeText: "order",
  options: {
    clip: clipOption,
    order: {
      type: "text",
      description: "Shot numbers in the new order, such as 3 1 2; those left out are dropped",
      maxLength: 300,
      aliases: ["shots", "keep"],
    },
    drop: {
      type: "text",
      description: "Shot numbers to leave out, such as 2 5",
      maxLength: 300,
      aliases: ["remove", "without"],
    },
  },
  examples: ["/reorder 3 1 2", "/reorder drop:2"],
  async run(call, context) {
    const clip = await clipOf(call.options.clip, call, context);
    const count = clip.plan.shots.length;
    if (count === 1)
      throw mistake("The clip has one shot, so there is nothing to put in another order.", count);
    const dropped = call.options.drop === undefined ? [] : readShots(call.options.drop, count);
    const named = call.options.order === undefined ? undefined : readShots(call.options.order, count);
    const all = Array.from({ length: count }, (_, index) => index + 1);
    const order = (named ?? all).filter((shot) => !dropped.includes(shot));
    if (order.length === 0) throw mistake("That would leave no shot at all.", count);
    if (order.length === count && order.every((shot, index) => shot === index + 1)) {
      throw mistake(`That is the order they are in: 1 to ${count}.`, count);
    }
    return await derive(call.options.clip, { kind: "reorder", order }, call, context);
  },
});

/** "3, 1-2" as [3, 1, 2]. */
function readShots(text: string, count: number): number[] {
  const shots: number[] = [];
  for (const [, from, to] of text.matchAll(/(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?/g)) {
    const first = Number(from);
    const last = Number(to ?? from);
    if (first < 1 || first > count || last < 1 || last > count) {
      throw mistake(`The clip has shots 1 to ${count}.`, count);
    }
    const step = last < first ? -1 : 1;
    for (let shot = first; shot !== last + step; shot += step) {
      if (shots.includes(shot)) throw mistake(`Shot ${shot} is named twice.`, count);
      shots.push(shot);
    }
  }
  if (shots.length === 0 || /[^\d\s,;.–&+>/→-]/.test(text.replace(/\b(?:and|then|shots?|to)\b/gi, ""))) {
    throw mistake("Name shots by their numbers.", count);
  }
  return shots;
}

function mistake(sentence: string, count: number): UserMistake {
  const examples =
    count > 1 ? [`/reorder ${Array.from({ length: count }, (_, index) => count - index).join(" ")}`] : [];
  return new UserMistake("bad-value", sentence, { examples });
}
