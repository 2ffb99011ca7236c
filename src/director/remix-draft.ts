import { UserMistake } from "../core/errors.ts";
import type { Change, Clip } from "../core/film/clip.ts";
import { type FilmPlan, filmSeconds } from "../core/film/film-plan.ts";
import { SECONDS_MAX, SEED_MAX, type VideoRequest } from "../core/film/request.ts";
import { requestChanges } from "../core/film/request-changes.ts";
import type { Line } from "../core/film/sound.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import { withoutThing } from "../story/merge-words.ts";
import { addedTo } from "./contradictions.ts";
import { arrangeShots, editShots, type PlanContext, type ShotEdit, trimPlan } from "./edit-plan.ts";
import { REMIX_EXAMPLES } from "./not-a-change.ts";
import { requirePromptLength } from "./prompt-length.ts";
import { proofread } from "./proofread.ts";
import { mix, shotSeed } from "./random.ts";
import { shotChanges, shown } from "./remix-changes.ts";
import { requireSeconds } from "./remix-length.ts";
import type { Step } from "./remix-message.ts";
import type { Option, Strength } from "./remix-option.ts";
import { adaptPlan, asScript, hasOwnWords } from "./remix-plan.ts";
import { addWords } from "./remix-prompt.ts";
import { planByRules } from "./rules.ts";
import { styledAs, withCamera, withStyle } from "./slots.ts";
import type { Telling } from "./telling.ts";
import { isLook } from "./told-as-fact.ts";

/** The clip a remix starts from: what it was asked to be, what was shot, and by which model. */
export interface RemixParent extends PlanContext {
  plan: FilmPlan;
  /** What was done to it beyond joining its shots; the request's seconds are those that were left. */
  finishing?: NonNullable<Clip["finishing"]>;
}

export interface RemixOptions {
  /** Models that may be named in words; the parent's is always known. */
  models?: readonly ModelDescription[];
  /** Taken where a new seed is asked for; absent: one that follows from the old, always the same. */
  freshSeed?: number;
  /** Said by option besides the words; wins over them. With it the words may be empty. */
  also?: Partial<VideoRequest>;
  /** What is spoken in single shots now, by index. */
  lines?: ReadonlyMap<number, readonly Line[]>;
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
        if (step.shots === undefined)
          this.#tell((telling) => proofread(telling, step.said, step.change(telling)));
        else for (const shot of step.shots) this.#tellShot(shot, step.change, step.said);
        return;
      case "words":
        this.#merged.push(step.text);
        if (step.shots === undefined)
          this.#tell((telling) =>
            proofread(telling, step.text, { ...telling, text: addWords(telling.text, step.text) }),
          );
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
      case "style":
        this.#request = withStyle(this.#request, option.style);
        return;
      case "camera": {
        this.#request = withCamera(this.#request, option.camera);
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
    if (told.text !== prompt)
      this.#request = styledAs(this.#request, requirePromptLength(told.text), addedTo(prompt, told.text));
    if (told.negative.length > 0) this.#change({ negative: told.negative.join(", ") });
  }

  #edit(shot: number, change: Partial<ShotEdit>): void {
    this.#edits.set(shot, { ...(this.#edits.get(shot) ?? { shot }), ...change });
  }

  #tellShot(shot: number, change: (telling: Telling) => Telling, said: string): void {
    const before = this.#beats.get(shot) ?? "";
    const told = change({ text: before, negative: [] });
    const { plan } = this.#parent;
    const seen = plan.story?.cast.filter(({ id }) => plan.shots[shot]?.cast?.includes(id)) ?? [];
    const isWorn = told.negative.some((thing) =>
      seen.some(({ description }) => withoutThing(description, thing) !== undefined),
    );
    // What must not be seen is said of the whole film; of one shot only its own words can say it. So it is of what is
    // part of somebody's looks, which every shot of them is told.
    this.#setBeat(shot, told.text === before || isWorn ? addWords(told.text, said) : told.text);
  }

  #wordShot(shot: number, { text: words, instead, besides }: Extract<Step, { kind: "words" }>): void {
    const before = this.#beats.get(shot) ?? "";
    const modifies =
      /^(?:at|in|on|with|without|under|during|also|and|but|as|while|wearing|near|by|make|let)\b/iu.test(
        words,
      ) || isLook(words);
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
    this.#change(this.#options.also ?? {});
    for (const [shot, lines] of this.#options.lines ?? []) this.#edit(shot, { lines });
    const edits = [...this.#edits.values()];
    if (this.#strength === "strong" && this.#isUnchanged()) this.#change({ seed: this.#freshSeed() });
    const changes = requestChanges(before, this.#request);
    const arranged = this.#order.join() !== parentPlan.shots.map((shot) => shot.index).join();
    const needed = edits.length > 0 || arranged || this.#trim !== undefined || this.#loop;
    const { context, base, isNew } = this.#base(changes.length > 0, needed);

    let plan = base;
    let finishing: Understood["finishing"];
    if (plan !== undefined) {
      const edited = editShots(plan, edits, context);
      const shots = edits.map((edit) => edit.shot);
      changes.push(...shotChanges(plan, edited, shots));
      plan = arranged ? arrangeShots(edited, this.#order) : edited;
      if (arranged) {
        const numbers = parentPlan.shots.map((shot) => shot.index);
        changes.push({ what: "Shots", before: numbered(numbers), after: numbered(this.#order) });
      }
      const isAsLong = !isNew && filmSeconds(plan) === filmSeconds(parentPlan);
      const finished = this.#finished(plan, isAsLong);
      plan = finished.plan;
      finishing = finished.finishing;
      changes.push(...finished.changes);
      const length = changes.find((change) => change.what === "Length");
      if (finished.seconds !== this.#request.seconds) this.#change({ seconds: finished.seconds });
      if (length !== undefined) length.after = `${shown(finished.seconds)} s`;
      else if (finished.seconds !== before.seconds) {
        changes.push({
          what: "Length",
          before: `${shown(before.seconds)} s`,
          after: `${shown(finished.seconds)} s`,
        });
      }
    }
    if (changes.length === 0) {
      throw new UserMistake(
        "nothing-changes",
        "The clip is like that already. Say what should be different about it.",
        { examples: REMIX_EXAMPLES },
      );
    }
    const result: Understood = {
      request: this.#request,
      changes,
      shotEdits: edits,
      strength: this.#strength ?? "medium",
      merged: this.#merged,
    };
    if (plan !== undefined) result.plan = plan;
    if (finishing !== undefined) result.finishing = finishing;
    return result;
  }

  /** What is done when the shots are joined, and how long the film is then. A parent's trim holds only for a film as long as the parent's. */
  #finished(
    plan: FilmPlan,
    isAsLong: boolean,
  ): { plan: FilmPlan; finishing: Understood["finishing"]; seconds: number; changes: Change[] } {
    const was = this.#parent.finishing;
    const kept = isAsLong ? was?.trim : undefined;
    const changes: Change[] = [];
    let finishing: NonNullable<Clip["finishing"]> = kept === undefined ? {} : { trim: kept };
    let made = plan;
    if (this.#trim !== undefined) {
      const begin = kept?.from ?? 0;
      const range = rangeOf(this.#trim, (kept?.to ?? filmSeconds(plan)) - begin);
      const trimmed = trimPlan(plan, { from: begin + range.from, to: begin + range.to });
      finishing = trimmed.finishing;
      made = trimmed.plan;
      if (made.shots.length < plan.shots.length) {
        changes.push({ what: "Shots", before: String(plan.shots.length), after: String(made.shots.length) });
      }
    }
    if (was?.loop === true || this.#loop) finishing = { ...finishing, loop: true };
    if (was?.loop !== finishing.loop) changes.push({ what: "Loop", before: "no", after: "yes" });
    const seconds =
      finishing.trim === undefined ? filmSeconds(made) : finishing.trim.to - finishing.trim.from;
    // Nothing said and nothing to take back: the parent's finishing, whatever it was, is the caller's to keep.
    const isSaid = this.#trim !== undefined || this.#loop || (was !== undefined && kept === undefined);
    return { plan: made, finishing: isSaid ? finishing : undefined, seconds, changes };
  }

  #isUnchanged(): boolean {
    return (
      requestChanges(this.#parent.request, this.#request).length === 0 &&
      this.#edits.size === 0 &&
      this.#trim === undefined &&
      !this.#loop
    );
  }

  /** The plan that edits are made to: the parent's, adapted, or a new one where the film is told anew. */
  #base(
    filmChanged: boolean,
    needed: boolean,
  ): { context: PlanContext; base: FilmPlan | undefined; isNew: boolean } {
    const { request: before, model: parentModel, plan } = this.#parent;
    const models = modelsOf(this.#parent, this.#options);
    const request = this.#request;
    const isSameModel = request.model === before.model && request.draft === before.draft;
    const named = models.find((m) => (request.draft ? m.backend === "animatic" : m.id === request.model));
    const model = isSameModel ? parentModel : named;
    const context = { request, model: model ?? parentModel };
    if (!filmChanged) return { context, base: plan, isNew: false };
    const adapted = adaptPlan(this.#parent, request, models);
    if (adapted !== undefined || !needed) return { context, base: adapted, isNew: false };
    if (model === undefined) {
      throw new UserMistake(
        "one-after-the-other",
        `Change the model first, then the shots: what ${request.model} can make is only known once it is used.`,
      );
    }
    // `setting`: the film is told in new words, which hold for the shots that are edited, too.
    const planned = planByRules(request, model);
    return { context, base: { ...planned, setting: planned.setting ?? request.prompt }, isNew: true };
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
