import { type Actor, type ClipAction, type ClipThing, may, type Spot } from "../core/access/may.ts";
import type { Person } from "../core/access/person.ts";
import type { Clip } from "../core/film/clip.ts";
import type { Surface } from "../core/surface.ts";
import type { Store } from "../store/store.ts";

/** Looks up what the table of `core/access/may.ts` asks about people and clips, and asks it. */
export type ClipAccess = ReturnType<typeof createClipAccess>;

export function createClipAccess(people: Pick<Store["people"], "account" | "sharers" | "presentId">) {
  async function actorOf(person: Person, surface: Surface): Promise<Actor> {
    const sharers = await people.sharers(await people.account(person.id));
    return {
      ids: sharers.includes(person.id) ? sharers : [person.id, ...sharers],
      manager: person.manager === true,
      at: spotOf(surface),
    };
  }

  /** A group that moved has another id than its older clips say. */
  async function present(platform: string, id: string, here: string | undefined): Promise<string> {
    return id === here ? id : people.presentId(platform, id);
  }

  async function thingOf(
    { maker, private: isPrivate, deletedAt, hidden, surface }: Clip,
    at: Spot,
  ): Promise<ClipThing> {
    const { platform, chat, group } = surface;
    const isNear = platform === at.platform;
    return {
      kind: "clip",
      maker: maker.id,
      private: isPrivate,
      deleted: deletedAt !== undefined,
      hidden: hidden !== undefined,
      from: {
        platform,
        chat: isNear ? await present(platform, chat, at.chat) : chat,
        ...(group === undefined
          ? {}
          : { group: isNear && at.group !== undefined ? await present(platform, group, at.group) : group }),
      },
    };
  }

  return {
    async may(person: Person, action: ClipAction, clip: Clip, surface: Surface): Promise<boolean> {
      const actor = await actorOf(person, surface);
      return may(actor, action, await thingOf(clip, actor.at));
    },
    /** Those of some clips with which this person may do something here. */
    async among<Some extends Clip>(
      clips: readonly Some[],
      action: ClipAction,
      person: Person,
      surface: Surface,
    ): Promise<Some[]> {
      const actor = await actorOf(person, surface);
      const allowed = await Promise.all(
        clips.map(async (clip) => may(actor, action, await thingOf(clip, actor.at))),
      );
      return clips.filter((_, index) => allowed[index]);
    },
    /** The same, for those who manage a community: their settings. */
    mayChange: (person: Person, platform: string, group: string): boolean =>
      may(
        { ids: [person.id], manager: person.manager === true, at: { platform, chat: group, group } },
        "change",
        { kind: "settings", of: { platform, group } },
      ),
  };
}

export function spotOf({ platform, chat, group }: Surface): Spot {
  return { platform, chat, ...(group === undefined ? {} : { group }) };
}
