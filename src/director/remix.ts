import { UserMistake } from "../core/errors.ts";
import type { FilmPlan } from "../core/film/film-plan.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import { plain } from "../story/beats.ts";
import { withoutCourtesy } from "../story/courtesy.ts";
import { everydayOrder } from "../story/everyday-orders.ts";
import { FIXED } from "../story/order-forms.ts";
import { toEnglishOrder } from "../story/order-phrases.ts";
import { withoutRemarks } from "../story/remarks.ts";
import { isEnglish } from "../story/said-elsewhere.ts";
import { spokenPlainly } from "../story/spoken.ts";
import { bareOrder, LONGEST_BARE } from "./bare-order.ts";
import { requireChange } from "./not-a-change.ts";
import { readAbroad } from "./orders-abroad.ts";
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
  const said = asWrittenOut(withoutCourtesy(plain(words)) || plain(words));
  const also = Object.keys(options.also ?? {}).length > 0;
  if (said === "" && also) return applySteps([], parent, options);
  if (!also) requireChange(said);
  const models = modelsOf(parent, options);
  const steps =
    readAbroad(said, parent.request.prompt, (part) => readOrders(part, { ...parent, models })) ??
    readOrders(said, { ...parent, models });
  const [only] = steps;
  const slip = steps.length === 1 && only?.kind === "words" && !only.shots ? slipOf(only.text) : undefined;
  if (slip !== undefined) {
    throw new UserMistake("remix-slip", `Did you mean “${slip}”? Otherwise say it in more than a word.`, {
      examples: [slip],
    });
  }
  return applySteps(steps, parent, options);
}

/** Whoever asks by a command or a form may be in haste as well as who replies; whoever says more tells a story. */
function asWrittenOut(said: string): string {
  const isRead = said.length <= LONGEST_BARE && isEnglish(said) && !FIXED.test(said);
  return (isRead && spokenPlainly(everydayOrder(withoutRemarks(said)))) || said;
}

/** Whatever is said around an order is taken off; what the reader leaves as words may be an order it knows by other ones. */
export function readOrders(
  said: string,
  { plan, models }: { plan: FilmPlan; models: readonly ModelDescription[] },
): Step[] {
  const bare = bareOrder(said);
  const steps = readMessage(bare, plan, models);
  if (!steps.some((step) => step.kind === "words" && step.shots === undefined)) return steps;
  // "make it a girl and do it on a beach instead of the street": each is read by itself.
  const isRead = steps.length > 1 && / and (?:do|put|set|try) it /iu.test(bare);
  const order = isRead ? undefined : (toEnglishOrder(bare) ?? inParts(bare));
  return withSettingsSpotted(
    order === undefined || order === bare ? steps : readMessage(order, plan, models),
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
