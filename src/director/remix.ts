import type { Change, Clip } from "../core/clip.ts";
import { UserMistake } from "../core/errors.ts";
import { type FilmPlan, filmSeconds } from "../core/film-plan.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import { SECONDS_MAX, SEED_MAX, type VideoRequest } from "../core/request.ts";
import { requestChanges } from "../core/request-changes.ts";
import { plain } from "./beats.ts";
import { arrangeShots, editShots, type PlanContext, type ShotEdit, trimPlan } from "./edit-plan.ts";
import { mix, shotSeed } from "./random.ts";
import { finishingChanges, shotChanges } from "./remix-changes.ts";
import { readMessage, type Step } from "./remix-message.ts";
import { type Option, requireSeconds, type Strength } from "./remix-options.ts";
import { adaptPlan, asScript, hasOwnWords } from "./remix-plan.ts";
import { addWords, isLook, requirePromptLength, type Telling } from "./remix-prompt.ts";
import { planByRules } from "./rules.ts";

/** The clip a remix starts from: what it was asked to be, what was shot, and by which model. */
export interface RemixParent extends PlanContext {
  plan: FilmPlan;
}

export interface RemixOptions {
  /** Models that may be named in words; the parent's is always known. */
  models?: readonly ModelDescription[];
  /** Taken where a new seed is asked for; absent: one that follows from the old, always the same. */
  freshSeed?: number;
}

/** A remix as it was understood. */
export interface Understood {
  request: VideoRequest;
  /** What is different, before and after, as people read it. */
  changes: Change[];
  /** The plan to shoot, where it follows from the parent's; shots that nothing was said about are the parent's own. Absent: the director plans `request`. */
  plan?: FilmPlan;
  /** What was understood of single shots; already in `plan`. */
  shotEdits: ShotEdit[];
  finishing?: NonNullable<Clip["finishing"]>;
  strength: Strength;
  /** Words that were no option and have been merged as they are, film and shots together. */
  merged: string[];
}

const EXAMPLES = [
  "at night",
  "make it 20 seconds",
  "shot 2: the fox jumps",
  "same but in watercolour",
  "no snow",
];
const SMALL_TALK =
  /(?<!\p{L})(?:thanks?|thank you|thx|ty|nice|great|cool|wow|lol|awesome|amazing|love|perfect|good|job|ok|okay|yes|no|hi|hello|hey|lovely|beautiful|haha+|very|so|really|bot|much|it|this|that|is|was|work)(?!\p{L})|👍|👏|❤|🔥|😂|😍|🙏|😀|🎉|💯/giu;

function isSmallTalk(text: string): boolean {
  return !/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text.replace(SMALL_TALK, ""));
}

/**
 * Words in reply to a clip, read as a change to it. Same words and parent, same result. Throws UserMistake,
 * with what is allowed, for what can't be had and where nothing would change.
 */
export function understandRemix(words: string, parent: RemixParent, options: RemixOptions = {}): Understood {
  const said = plain(words);
  if (said === "" || isSmallTalk(said)) {
    throw new UserMistake("remix-empty", "Say what should be different about this clip.", {
      examples: EXAMPLES,
    });
  }
  return applySteps(readMessage(said, parent.plan, modelsOf(parent, options)), parent, options);
}

export function modelsOf(parent: RemixParent, options: RemixOptions): readonly ModelDescription[] {
  return options.models ?? [parent.model];
}

/** What was asked for, made of the parent. Throws UserMistake as `understandRemix`. */
export function applySteps(steps: readonly Step[], parent: RemixParent, options: RemixOptions): Understood {
  const draft = new RemixDraft(parent, options);
  for (const step of steps) draft.take(step);
  return draft.finish();
}

/** A remix in the making: each step changes the request, single shots, or their order. */
class RemixDraft {
  readonly #parent: RemixParent;
  readonly #options: RemixOptions;
  #request: VideoRequest;
  readonly #edits = new Map<number, ShotEdit>();
  readonly #beats: Map<number, string>;
  readonly #merged: string[] = [];
  #order: number[];
  #strength: Strength | undefined;
  #trim: Extract<Option, { kind: "trim" }> | undefined;
  #loop = false;

  constructor(parent: RemixParent, options: RemixOptions) {
    this.#parent = parent;
    this.#options = options;
    this.#request = parent.request;
    this.#order = parent.plan.shots.map((shot) => shot.index);
    this.#beats = new Map(parent.plan.shots.map((shot) => [shot.index, shot.beat]));
  }

  take(step: Step): void {
    switch (step.kind) {
      case "prompt":
        this.#change({ prompt: step.prompt });
        return;
      case "order":
        this.#order = step.change(this.#order);
        return;
      case "option":
        if (step.shots === undefined) this.#takeOption(step.option);
        else for (const shot of step.shots) this.#takeShotOption(shot, step.option);
        return;
      case "telling":
        if (step.shots === undefined) this.#tell(step.change);
        else for (const shot of step.shots) this.#tellShot(shot, step.change, step.said);
        return;
      case "words":
        this.#merged.push(step.text);
        if (step.shots === undefined)
          this.#tell((telling) => ({ ...telling, text: addWords(telling.text, step.text) }));
        else for (const shot of step.shots) this.#wordShot(shot, step);
    }
  }

  #change(change: Partial<VideoRequest>): void {
    this.#request = { ...this.#request, ...change };
  }

  #takeOption(option: Option): void {
    switch (option.kind) {
      case "aspect":
        this.#change({ aspect: option.aspect });
        return;
      case "resolution":
        this.#change({ resolution: option.resolution });
        return;
      case "seconds":
        this.#change({ seconds: option.seconds });
        return;
      case "stretch":
        this.#change({ seconds: this.#stretched(option, this.#request.seconds, SECONDS_MAX) });
        return;
      case "model":
        this.#change({ model: option.name, draft: false });
        return;
      case "draft":
        this.#change({ draft: option.draft });
        return;
      case "seed":
        this.#change({ seed: option.seed });
        return;
      case "reroll":
        this.#change({ seed: this.#freshSeed() });
        return;
      case "style": {
        const { style: _, ...rest } = this.#request;
        this.#request = option.style === undefined ? rest : { ...rest, style: option.style };
        return;
      }
      case "camera": {
        const { camera: _, ...rest } = this.#request;
        this.#request = option.camera === undefined ? rest : { ...rest, camera: option.camera };
        if (option.pace !== undefined) this.#pace(option.pace);
        return;
      }
      case "pace":
        this.#pace(option.pace);
        return;
      case "strength":
        this.#strength = option.strength;
        return;
      case "trim":
        this.#trim = option;
        return;
      case "loop":
        this.#loop = true;
        return;
      case "nothing":
    }
  }

  #pace(pace: "slowly" | "quickly"): void {
    const words = pace === "slowly" ? "slow camera movement" : "fast camera movement";
    this.#tell((telling) => ({ ...telling, text: addWords(telling.text, words) }));
  }

  /** A factor stops at what a film can be; seconds that were named do not. */
  #stretched({ factor, plus }: { factor: number; plus: number }, seconds: number, most: number): number {
    if (factor === 1) return requireSeconds(seconds + plus);
    const target = Math.round(seconds * factor);
    const stretched = Math.min(
      most,
      Math.max(1, factor > 1 ? Math.max(target, seconds + 1) : Math.min(target, seconds - 1)),
    );
    if (stretched === seconds) requireSeconds(factor > 1 ? target : 0);
    return stretched;
  }

  #freshSeed(): number {
    return this.#options.freshSeed ?? mix("again", this.#request.seed) % (SEED_MAX + 1);
  }

  #tell(change: (telling: Telling) => Telling): void {
    const { plan, request: parentRequest } = this.#parent;
    const untouched = this.#request.prompt === parentRequest.prompt;
    // Shots that were edited before would be lost if the old prompt were planned again.
    const prompt =
      untouched && hasOwnWords(plan, parentRequest.prompt)
        ? asScript(plan, this.#request.prompt)
        : this.#request.prompt;
    const negative = this.#request.negative?.split(/\s*,\s*/).filter((word) => word !== "") ?? [];
    const told = change({ text: prompt, negative });
    this.#change({ prompt: told.text === prompt ? this.#request.prompt : requirePromptLength(told.text) });
    if (told.negative.length > 0) this.#change({ negative: told.negative.join(", ") });
  }

  #edit(shot: number, change: Partial<ShotEdit>): void {
    this.#edits.set(shot, { ...(this.#edits.get(shot) ?? { shot }), ...change });
  }

  #tellShot(shot: number, change: (telling: Telling) => Telling, said: string): void {
    const before = this.#beats.get(shot) ?? "";
    const told = change({ text: before, negative: [] });
    // What must not be seen is said of the whole film; of one shot only its own words can say it.
    const text = told.text === before ? addWords(before, said) : told.text;
    this.#setBeat(shot, text);
  }

  #wordShot(shot: number, { text: words, instead, besides }: Extract<Step, { kind: "words" }>): void {
    const before = this.#beats.get(shot) ?? "";
    const modifies =
      /^(?:at|in|on|with|without|under|during|also|and|but|as|while|wearing|near|by)\b/iu.test(words) ||
      isLook(words);
    this.#setBeat(shot, !instead && (modifies || besides === true) ? addWords(before, words) : words);
  }

  #setBeat(shot: number, beat: string): void {
    this.#beats.set(shot, beat);
    this.#edit(shot, { beat });
  }

  #takeShotOption(shot: number, option: Option): void {
    const planned = this.#parent.plan.shots[shot];
    if (planned === undefined) return;
    switch (option.kind) {
      case "camera":
        if (option.camera !== undefined) this.#edit(shot, { camera: option.camera });
        if (option.pace !== undefined) this.#edit(shot, { pace: option.pace });
        return;
      case "pace":
        this.#edit(shot, { pace: option.pace });
        return;
      case "seconds":
        this.#edit(shot, { seconds: option.seconds });
        return;
      case "stretch":
        this.#edit(shot, { seconds: Math.round((planned.seconds * option.factor + option.plus) * 2) / 2 });
        return;
      case "seed":
        this.#edit(shot, { seed: option.seed });
        return;
      case "reroll":
        this.#edit(shot, { seed: shotSeed(mix(this.#freshSeed(), planned.seed), shot + 1) });
        return;
      default:
        this.#takeOption(option);
    }
  }

  finish(): Understood {
    const { plan: parentPlan, request: before } = this.#parent;
    const edits = [...this.#edits.values()];
    const rerolls = this.#strength === "strong" && this.#isUnchanged();
    if (rerolls) this.#change({ seed: this.#freshSeed() });
    const changes = requestChanges(before, this.#request);
    const arranged = this.#order.join() !== parentPlan.shots.map((shot) => shot.index).join();
    const { context, base } = this.#base(
      changes.length > 0,
      edits.length > 0 || arranged || this.#trim !== undefined || this.#loop,
    );

    let plan = base;
    let finishing: NonNullable<Clip["finishing"]> = {};
    if (plan !== undefined) {
      const edited = editShots(plan, edits, context);
      changes.push(
        ...shotChanges(
          plan,
          edited,
          edits.map((edit) => edit.shot),
        ),
      );
      plan = arranged ? arrangeShots(edited, this.#order) : edited;
      if (arranged)
        changes.push({
          what: "Shots",
          before: numbered(parentPlan.shots.map((s) => s.index)),
          after: numbered(this.#order),
        });
      if (this.#trim !== undefined) {
        const whole = filmSeconds(plan);
        const trimmed = trimPlan(plan, rangeOf(this.#trim, whole));
        finishing = trimmed.finishing;
        if (trimmed.plan.shots.length < plan.shots.length) {
          changes.push({
            what: "Shots",
            before: String(plan.shots.length),
            after: String(trimmed.plan.shots.length),
          });
        }
        changes.push(...finishingChanges(finishing, filmSeconds(trimmed.plan)));
        plan = trimmed.plan;
      }
      if (this.#loop) {
        finishing = { ...finishing, loop: true };
        changes.push(...finishingChanges({ loop: true }, 0));
      }
    }
    if (changes.length === 0) {
      throw new UserMistake(
        "nothing-changes",
        "The clip is like that already. Say what should be different about it.",
        { examples: EXAMPLES },
      );
    }
    if (plan !== undefined && filmSeconds(plan) !== this.#request.seconds) {
      const seconds = filmSeconds(plan);
      if (seconds !== before.seconds && !changes.some((change) => change.what === "Length")) {
        changes.push({ what: "Length", before: `${before.seconds} s`, after: `${seconds} s` });
      }
      this.#change({ seconds });
    }
    const result: Understood = {
      request: this.#request,
      changes,
      shotEdits: edits,
      strength: this.#strength ?? "medium",
      merged: this.#merged,
    };
    if (plan !== undefined) result.plan = plan;
    if (finishing.loop !== undefined || finishing.trim !== undefined) result.finishing = finishing;
    return result;
  }

  #isUnchanged(): boolean {
    return (
      this.#request === this.#parent.request &&
      this.#edits.size === 0 &&
      this.#trim === undefined &&
      !this.#loop
    );
  }

  /** The plan that edits are made to: the parent's, adapted, or a new one where the film is told anew. */
  #base(filmChanged: boolean, needed: boolean): { context: PlanContext; base: FilmPlan | undefined } {
    const models = modelsOf(this.#parent, this.#options);
    const request = this.#request;
    const model =
      request.model === this.#parent.request.model && request.draft === this.#parent.request.draft
        ? this.#parent.model
        : (models.find((m) => (request.draft ? m.backend === "animatic" : m.id === request.model)) ??
          this.#parent.model);
    const context = { request, model };
    if (!filmChanged) return { context, base: this.#parent.plan };
    const adapted = adaptPlan(this.#parent, request, models);
    return { context, base: adapted ?? (needed ? planByRules(request, model) : undefined) };
  }
}

function rangeOf(
  trim: { end: "first" | "last"; seconds: number; keep: boolean },
  whole: number,
): { from: number; to: number } {
  if (trim.keep)
    return trim.end === "first" ? { from: 0, to: trim.seconds } : { from: whole - trim.seconds, to: whole };
  return trim.end === "first" ? { from: trim.seconds, to: whole } : { from: 0, to: whole - trim.seconds };
}

function numbered(indexes: readonly number[]): string {
  return indexes.map((index) => index + 1).join(" ");
}
