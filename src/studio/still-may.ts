import type { Person } from "../core/access/person.ts";
import { planByRoles } from "../core/access/plans.ts";
import { UserMistake } from "../core/errors.ts";
import type { Backends } from "../core/ports/backends.ts";
import type { ChatSender } from "../core/ports/chat.ts";
import { monthOf } from "../store/charged-accounts.ts";
import type { StoredClip } from "../store/clips.ts";
import type { Store } from "../store/store.ts";
import { checkPlanFilm, checkPlanModel } from "./check-plan.ts";
import { checkStanding, type Look, type Standings } from "./standings.ts";

/** Refusals that end by themselves: what waits goes on waiting. */
const PASSING = new Set(["paused", "paused-for-refusals"]);
/** Refusals that no role lifts. */
const LASTING = new Set([...PASSING, "blocked"]);

/**
 * Whether the maker of a clip may still have it now, at the moment when something of it is to be paid for: the version of
 * access under which that was looked at, for the step that pays; undefined: not now, making is paused. Throws UserMistake
 * where they may not: blocked, not let in any more, on a plan by now that has not got such films, or with a picture that was
 * taken back. `under`: the version of access, where it was just read.
 */
export type StillMay = (clip: StoredClip, under?: string) => Promise<string | undefined>;

export function createStillMay({
  record: { clips, ledgers, line, people },
  standings,
  backends,
  sender,
  checkPictures,
}: {
  record: Pick<Store, "clips" | "ledgers" | "line" | "people">;
  standings: Pick<Standings, "look">;
  backends: Pick<Backends, "model">;
  sender: (platform: string) => Pick<ChatSender, "rolesOf"> | undefined;
  checkPictures: (film: StoredClip) => Promise<void>;
}): StillMay {
  return async (clip, under) => {
    const version = await underWhich(clip, under);
    // A picture that is taken back later counts that up.
    if (version !== undefined) await checkPictures(clip);
    return version;
  };

  async function underWhich(clip: StoredClip, under: string | undefined): Promise<string | undefined> {
    // What they have by a role is looked up where nothing else lets them: the platform is asked only then.
    const { plan: _, ...person } = clip.maker;
    try {
      return await look(clip, person, under).catch(async (error: unknown) => {
        const now = error instanceof UserMistake && !LASTING.has(error.code) ? await asNow(clip) : undefined;
        if (now === undefined) throw error;
        return look(clip, now, under);
      });
    } catch (error) {
      if (!(error instanceof UserMistake)) throw error;
      if (PASSING.has(error.code)) return undefined;
      throw new UserMistake(error.code, `You asked for this when you could have it. ${error.userMessage}`);
    }
  }

  async function look(clip: StoredClip, person: Person, under: string | undefined): Promise<string> {
    const stands = await standings.look(person, clip.surface, { under });
    checkStanding(stands, clip.request.model);
    // Stopping half-way would waste what the host has paid, and what they asked for was theirs.
    if (isPaidInPart(clip)) return stands.version;
    const { plan } = stands;
    if (!clip.request.draft) checkPlanModel(plan, await backends.model(clip.request.model), clip.request);
    checkPlanFilm(plan, clip.request, clip.private);
    await checkAllowance(clip, plan);
    return stands.version;
  }

  /** The maker with the roles they have now; undefined where roles can't have changed anything. */
  async function asNow({ maker, surface: { platform, group } }: StoredClip): Promise<Person | undefined> {
    const ask = sender(platform)?.rolesOf;
    if (group === undefined || ask === undefined) return undefined;
    const roles = await ask(await people.presentId(platform, group), maker.id);
    if (roles === undefined) return undefined;
    const plan = planByRoles(roles, (await people.groupSettings(platform, group)).rolePlans);
    const { plan: _, ...person } = maker;
    return { ...person, roles, ...(plan === undefined ? {} : { plan }) };
  }

  /** A plan with fewer credits than when it was admitted has to have as many as are taken; first come, first served. */
  async function checkAllowance(clip: StoredClip, plan: Look["plan"]): Promise<void> {
    const { account, allowance } = clip;
    if (!allowance) return;
    const windows = [
      { of: account, had: allowance.day, has: plan.creditsPerDay, window: "24 hours" },
      { of: monthOf(account), had: allowance.month, has: plan.creditsPerMonth, window: "30 days" },
    ];
    for (const { of, had, has, window } of windows) {
      if (has === null || (had !== null && has >= had)) continue;
      const { spent, reserved } = await ledgers.balance(of);
      if (spent + reserved <= has || spent + reserved - (await ofLater(clip)) <= has) continue;
      throw new UserMistake(
        "not-enough-credits",
        `Your plan (${plan.name}) has ${has} credits in any ${window} by now, and with this clip it would be more. Ask for a shorter one, or a draft.`,
      );
    }
  }

  /** Credits of what the same account asked for after it, and that is under way. */
  async function ofLater({ id, account, createdAt }: StoredClip): Promise<number> {
    const underWay = await clips.loadAll(await line.inFlight(account));
    const isLater = (one: StoredClip) =>
      one.createdAt > createdAt || (one.createdAt === createdAt && one.id > id);
    return underWay.reduce((sum, one) => sum + (isLater(one) ? one.price : 0), 0);
  }
}

/** Whether a backend was paid for something of it, or may have been. */
function isPaidInPart({ shots, orderCosts = [] }: StoredClip): boolean {
  return [...shots, ...orderCosts].some(({ usd = 0, usdAtStake = 0 }) => usd > 0 || usdAtStake > 0);
}
