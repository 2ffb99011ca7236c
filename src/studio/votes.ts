import { PLACE } from "../core/access/audience.ts";
import type { Person } from "../core/access/person.ts";
import { UserMistake } from "../core/errors.ts";
import { mayComeAgain } from "../core/film/may-come-again.ts";
import type { ChatSender } from "../core/ports/chat.ts";
import type { Log } from "../core/ports/log.ts";
import type { Studio } from "../core/ports/studio.ts";
import type { Notice } from "../core/talk/reply.ts";
import { shorten } from "../core/talk/values/text.ts";
import type { StoredClip } from "../store/clips.ts";
import type { Store } from "../store/store.ts";
import type { Community } from "../store/votes.ts";
import { createClipAccess } from "./access.ts";
import type { Admission } from "./admit.ts";
import type { Derive } from "./derive.ts";
import { type AdmissionLimits, checkAgeFor } from "./means.ts";
import { checkStanding, type Standings } from "./standings.ts";

/** A draft is voted on for a week, in milliseconds. */
const VOTED_ON_MS = 7 * 24 * 60 * 60 * 1000;
/** More than this many are never put in order: the first few are rendered. */
const ORDERED_MOST = 50;
/** What ends by itself: the winner waits for it until the day is over. Anything else is its own, and the next has its place. */
const PASSING = new Set([
  "money-budget-spent",
  "no-disk-space",
  "paused",
  "queue-full",
  "too-many-in-flight",
]);

/**
 * Votes on drafts. `render` counts those of the days before, once a day, and has the first of each community rendered: as a clip
 * of the draft's maker, with all that holds for one (block, access, plan, the day's and the community's money), but at no
 * credits of anybody's; for the sweeper. Whoever dies over it is followed by the next.
 */
export function createVoting({
  record,
  standings,
  admission,
  derive,
  handOn,
  sender,
  limits,
  now,
  log,
}: {
  record: Pick<Store, "clips" | "families" | "people" | "shown" | "votes">;
  standings: Pick<Standings, "look" | "standingOf">;
  admission: Pick<Admission, "admit">;
  derive: Derive;
  /** Puts a recorded clip's work in line. */
  handOn: (clip: StoredClip) => Promise<void>;
  sender: (platform: string) => Pick<ChatSender, "postNotice"> | undefined;
  limits: Pick<AdmissionLimits, "votedPerDay" | "leastAccountDays" | "leastMemberDays">;
  now: () => number;
  log: Pick<Log, "info" | "warn">;
}): Pick<Studio, "star"> & { render(): Promise<void> } {
  const { clips, families, people, shown, votes } = record;
  const access = createClipAccess(people);

  const settingsOf = async ({ platform, ledger }: Community) =>
    people.groupSettings(platform, await people.presentId(platform, ledger));

  /** The community a draft is voted on in. Throws UserMistake `no-votes` where nobody votes on it. */
  async function communityOf(clip: StoredClip): Promise<Community> {
    const { platform, group } = clip.surface;
    if (group === undefined) throw noVotes("That is voted on in servers and groups only.");
    const community = { platform, ledger: await people.ledgerOfGroup(platform, group) };
    if (limits.votedPerDay === 0 || (await settingsOf(community)).votes !== "on")
      throw noVotes(
        "There are no votes here just now. Those who manage this place turn them on with /rushes.",
      );
    if (!isDraft(clip)) throw noVotes("Only finished drafts are voted on: ask for one with /video --draft.");
    if (clip.createdAt < now() - VOTED_ON_MS)
      throw noVotes("Drafts are voted on for a week, and that one is older.");
    const renders = await rendersOf(clip);
    if (renders.some(stands)) throw noVotes("That draft has been rendered already.");
    if (isSettled(renders))
      throw noVotes(
        "A vote has had that draft rendered, and has it rendered no more. /render makes it at your own cost.",
      );
    return community;
  }

  async function rendersOf({ id, lineage }: StoredClip): Promise<StoredClip[]> {
    const family = await families.family(lineage.root);
    return family.filter(({ lineage: { kinship, parent } }) => kinship === "render" && parent === id);
  }

  /** Whose stars count now: one a person, whatever they linked since, and nobody's who is kept out by now, or whose draft it is. */
  async function countOf({ id, maker, surface: { platform } }: StoredClip): Promise<number> {
    const counted = new Set<string>();
    const own = await people.account(maker.id);
    for (const person of await votes.starredBy(id)) {
      const { account, block } = await standings.standingOf({ id: person }, { platform });
      if (!block && account !== own) counted.add(account);
    }
    return counted.size;
  }

  /** A community's drafts, the one with the most stars first; of equal ones the older. Those that can't win any more are struck. */
  async function inOrder(community: Community): Promise<string[]> {
    const ranked: { id: string; stars: number; createdAt: number }[] = [];
    const drafts = await votes.ballot(community);
    const known = new Map((await clips.loadAll(drafts)).map((clip) => [clip.id, clip]));
    for (const id of drafts) {
      const clip = known.get(id);
      const isOver = !clip || !isDraft(clip) || clip.private || clip.createdAt < now() - VOTED_ON_MS;
      if (isOver || isSettled(await rendersOf(clip))) await votes.strike(community, id);
      else if (clip.hidden === undefined) {
        const stars = await countOf(clip);
        if (stars > 0) ranked.push({ id, stars, createdAt: clip.createdAt });
      }
    }
    ranked.sort((one, other) => other.stars - one.stars || one.createdAt - other.createdAt);
    return ranked.slice(0, ORDERED_MOST).map(({ id }) => id);
  }

  /** Has a draft rendered; false: it can't be. Throws a passing UserMistake for what can't be just now. */
  async function make(community: Community, id: string): Promise<boolean> {
    const draft = await clips.load(id);
    if (!draft || !isDraft(draft) || draft.private || draft.hidden !== undefined) return false;
    const renders = await rendersOf(draft);
    // Counted by what is recorded: whoever asks again means the same one, also where the day has changed meanwhile.
    const idempotencyKey = `voted-${id}-${renders.filter((one) => !stands(one)).length}`;
    const own = renders.find(stands);
    if (own && own.stars === undefined) return false;
    const stars = own?.stars ?? (await countOf(draft));
    const clip = own ?? (await admit(draft, stars, idempotencyKey, (await settingsOf(community)).model));
    await tell(draft, clip, stars);
    return true;
  }

  async function admit(
    draft: StoredClip,
    stars: number,
    idempotencyKey: string,
    usual: string | undefined,
  ): Promise<StoredClip> {
    const [derived] = await derive(draft, { kind: "render" }, { usual });
    if (!derived) throw new Error("a render came to nothing");
    const { surface, maker: person } = draft;
    const asked = { ...derived, surface, person, idempotencyKey, private: false };
    const { clip, again } = await admission.admit(asked, { parent: draft, stars });
    // What is left over is handed on by the sweeper.
    if (!again && clip.state !== "held") await handOn(clip);
    log.info({ clipId: clip.id, draft: draft.id, stars }, "a vote has a draft rendered");
    return clip;
  }

  /** Says in the chat which draft it is; that message is the render's card from then on. */
  async function tell(draft: StoredClip, { id }: StoredClip, stars: number): Promise<void> {
    const speaker = sender(draft.surface.platform);
    if (!speaker || !(await votes.claimNews(id))) return;
    try {
      const ref = await speaker.postNotice(draft.surface, newsOf(draft, stars), PLACE);
      if (ref) await shown.attachCard(id, ref);
    } catch (error) {
      // The film is posted all the same.
      log.warn({ err: error, clipId: id }, "a vote's winner could not be told of");
    }
  }

  /** What a day's vote has yet to have made in a community. */
  async function renderIn(community: Community): Promise<void> {
    const isOn = (await settingsOf(community)).votes === "on";
    if (await votes.isDue(community)) {
      const order = await inOrder(community);
      if (await votes.close(community)) return;
      // Also where votes are off by now, so that what was starred there is not looked at for good.
      await votes.settleOrder(community, isOn ? order : [], limits.votedPerDay);
    }
    if (!isOn) return;
    for (let draft = await votes.next(community); draft !== undefined; draft = await votes.next(community)) {
      try {
        await votes.goOn(community, draft, { made: await make(community, draft) });
      } catch (error) {
        if (!(error instanceof UserMistake)) throw error;
        if (PASSING.has(error.code)) return;
        log.info({ draft, code: error.code }, "a vote's winner can't be rendered; the next has its place");
        await votes.goOn(community, draft, { made: false });
      }
    }
  }

  return {
    async star(clipId, { person, surface, idempotencyKey }) {
      const clip = await clips.load(clipId);
      if (!clip || !(await access.may(person, "see", clip, surface)))
        throw new UserMistake("no-such-clip", "There is no such clip here. /history shows yours.");
      const community = await communityOf(clip);
      checkStanding(await standings.look(person, surface));
      checkAgeFor("votes on what is rendered here", person, limits, now());
      if (!(await access.may(person, "vote", clip, surface))) throw notTheirs(clip, person);
      const ids = await people.sharers(await people.account(person.id));
      const press = { person: person.id, ids, press: idempotencyKey };
      const starred = await votes.star(clipId, community, press);
      if (!starred) throw notTheirs(clip, person);
      // Of takes, the first one's card stands for all.
      await shown.openAgain(clip.takes?.[0] ?? clipId);
      return starred;
    },

    async render() {
      if (limits.votedPerDay === 0) return;
      let failed: unknown;
      for (const community of await votes.communities()) {
        // One that fails keeps none of the others waiting.
        await renderIn(community).catch((error: unknown) => {
          failed ??= error;
        });
      }
      if (failed !== undefined) throw failed;
    },
  };
}

function isDraft({ request, board, state, deletedAt }: StoredClip): boolean {
  return request.draft && board === undefined && state === "delivered" && deletedAt === undefined;
}

/** A vote has a draft rendered so often at most, where that fails for reasons that may be gone the next day. */
const TRIES_MOST = 2;

/**
 * What of a draft's renders leaves nothing to vote on: one that is there or to come, and of those that a vote paid for one that
 * was deleted or stopped, or would only fail again. Whoever has rendered it on their own and deleted that leaves it to the others.
 */
function isSettled(renders: readonly StoredClip[]): boolean {
  const voted = renders.filter(({ stars }) => stars !== undefined);
  const failed = voted.filter(({ state }) => state === "failed");
  return (
    renders.some(stands) ||
    voted.length > failed.length ||
    failed.length >= TRIES_MOST ||
    failed.some(({ failure }) => failure !== undefined && !mayComeAgain(failure.code))
  );
}

/** Whether a render is there or under way. */
function stands({ state, deletedAt }: StoredClip): boolean {
  return state !== "failed" && state !== "canceled" && deletedAt === undefined;
}

function noVotes(sentence: string): UserMistake {
  return new UserMistake("no-votes", sentence);
}

function notTheirs({ maker }: StoredClip, { id }: Person): UserMistake {
  return maker.id === id
    ? new UserMistake("own-draft", "That draft is yours: the others' stars decide.")
    : noVotes(
        "That isn't yours to vote on: it is private, deleted or hidden, or your own by another account.",
      );
}

function newsOf({ request, maker }: StoredClip, stars: number): Notice {
  const words = shorten(request.prompt.replace(/\s+/g, " "), 200);
  return {
    title: `⭐ ${stars}: the vote is for ${maker.name}'s draft`,
    paragraphs: [`“${words}” is rendered now, at nobody's credits.`],
  };
}
