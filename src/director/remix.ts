import { UserMistake } from "../core/errors.ts";
import type { FilmPlan } from "../core/film/film-plan.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import { plain } from "../story/beats.ts";
import { withoutCourtesy } from "../story/courtesy.ts";
import { toEnglishOrder } from "../story/order-phrases.ts";
import { PLAIN_VERBS } from "../story/plain-verbs.ts";
import { requireChange } from "./not-a-change.ts";
import { applySteps, modelsOf, type RemixOptions, type RemixParent, type Understood } from "./remix-draft.ts";
import { readMessage, type Step } from "./remix-message.ts";
import { slipOf } from "./remix-options.ts";
import { readSound } from "./remix-sound.ts";
import { isComplaint, withSettingsSpotted } from "./spotted-settings.ts";

/**
 * Words in reply to a clip, read as a change to it. Same words and parent, same result. Throws UserMistake,
 * with what is allowed, for what can't be had and where nothing would change.
 */
export function understandRemix(words: string, parent: RemixParent, options: RemixOptions = {}): Understood {
  const { words: rest, options: heard } = withSound(words, parent, options);
  return understandSeen(rest, parent, heard);
}

/** What is said about the sound is taken out of the words and put to what is said by option. */
export function withSound(
  words: string,
  parent: RemixParent,
  options: RemixOptions,
): { words: string; options: RemixOptions } {
  const said = withoutCourtesy(plain(words)) || plain(words);
  const heard = readSound(said, parent);
  if (heard === undefined) return { words, options };
  const sound = { ...heard.sound, ...options.also?.sound };
  return { words: heard.rest, options: { ...options, also: { ...options.also, sound }, lines: heard.lines } };
}

function understandSeen(words: string, parent: RemixParent, options: RemixOptions): Understood {
  const said = withoutCourtesy(plain(words)) || plain(words);
  const also = Object.keys(options.also ?? {}).length > 0;
  if (said === "" && also) return applySteps([], parent, options);
  if (!also) requireChange(said);
  const steps = readOrders(said, {
    ...parent,
    prompt: parent.request.prompt,
    models: modelsOf(parent, options),
  });
  const [only] = steps;
  const slip = steps.length === 1 && only?.kind === "words" && !only.shots ? slipOf(only.text) : undefined;
  if (slip !== undefined) {
    throw new UserMistake("remix-slip", `Did you mean “${slip}”? Otherwise say it in more than a word.`, {
      examples: [slip],
    });
  }
  return applySteps(steps, parent, options);
}

/** What the reader leaves as words may be an order it knows by other ones. */
export function readOrders(
  said: string,
  { plan, prompt, models }: { plan: FilmPlan; prompt: string; models: readonly ModelDescription[] },
): Step[] {
  const steps = readMessage(said, plan, models);
  if (!steps.some((step) => step.kind === "words" && step.shots === undefined)) return steps;
  const order = insteadOfSubject(said, prompt) ?? toEnglishOrder(said) ?? inParts(said);
  return withSettingsSpotted(
    order === undefined || order === said ? steps : readMessage(order, plan, models),
  );
}

/** "take the boat out, just the whale": said of what stays. */
const ONLY_THIS = /^(?:just|only) (?:the |him|her|it|them)(?:\p{L}+)?$/iu;

/** "slow it down and make it 10 seconds": each part is an order by other words. */
function inParts(said: string): string | undefined {
  const parts = said.split(/\s*[,;]\s*(?:(?:and|then|but) )*|\s+(?:and|then|but)\s+/u);
  const orders = parts
    .filter((part) => parts.length === 1 || !(isComplaint(part) || ONLY_THIS.test(part)))
    .map(toEnglishOrder);
  // Where one part tells something, the others may belong to it: "it runs again and again".
  return parts.length < 2 || orders.length === 0 || orders.includes(undefined)
    ? undefined
    : orders.join(", ");
}

/** "make it a wolf", "a wolf instead": it is what the film is about. */
function insteadOfSubject(said: string, prompt: string): string | undefined {
  const found =
    /^(?:make|turn) (?:it|him|her|them|that|this) (?:into )?((?:an?(?! (?:bit|little|lot|touch|tad|smidge|hair|few)\b)|two|three|some) [^,]{1,60}?)(?: instead)?$/iu.exec(
      said,
    ) ??
    /^(?:make it |but |with |use |have |show )?((?:an? |two |three |some )?[^,]{1,60}?),? instead$/iu.exec(
      said,
    );
  // "pink umbrella instead", in a film with an umbrella: it is that umbrella.
  const noun = /(\p{L}+)$/u.exec(found?.[1] ?? "")?.[1];
  if (noun !== undefined && new RegExp(`(?<!\\p{L})${noun}(?!\\p{L})`, "iu").test(prompt))
    return `replace ${noun} with ${found?.[1]}`;
  const subject = found?.[1] && subjectOf(prompt);
  return subject ? `replace ${subject} with ${found[1]}` : undefined;
}

/** The words before the first verb, without their article, where they are few. */
function subjectOf(prompt: string): string | undefined {
  const words = prompt.split(/\s+/u);
  const verb = words.findIndex(
    (word, at) => at > 0 && (isVerbForm(word) || (at > 1 && actsOn(word, words[at + 1]))),
  );
  if (verb < 1 || verb > 6) return undefined;
  const subject = words
    .slice(0, verb)
    .join(" ")
    .replace(/^(?:an?|the|one|two|three|some)\s+/iu, "");
  return subject === "" ? undefined : subject;
}

/** "breaches beside": after who it is, and before where or whom. */
function actsOn(word: string, next: string | undefined): boolean {
  return (
    /^\p{Ll}+(?<![sui])s$/u.test(word) &&
    (next === undefined ||
      /^(?:an?|the|his|her|its|their|in|on|at|to|into|onto|out|off|up|down|over|under|through|along|across|around|past|beside|behind|by|with|and|for|from|towards?|away)$/iu.test(
        next,
      ))
  );
}

function isVerbForm(word: string): boolean {
  const bare = word.toLowerCase().replace(/[^\p{L}]/gu, "");
  const stems = [bare, bare.replace(/s$/u, ""), bare.replace(/es$/u, ""), bare.replace(/ies$/u, "y")];
  const going = /ing$/u.test(bare) ? [bare.slice(0, -3), `${bare.slice(0, -3)}e`, bare.slice(0, -4)] : [];
  return [...stems, ...going].some((stem) => PLAIN_VERBS.has(stem));
}
