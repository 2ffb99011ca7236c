import type { Person } from "../core/access/person.ts";
import { UserMistake } from "../core/errors.ts";
import { type Clip, isEnded } from "../core/film/clip.ts";
import { saidIn } from "../core/film/derivation.ts";
import type { Admin } from "../core/ports/admin.ts";
import type { Backends } from "../core/ports/backends.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { Asked, Studio } from "../core/ports/studio.ts";
import type { Surface } from "../core/surface.ts";
import type { StoredClip } from "../store/clips.ts";
import type { Store } from "../store/store.ts";
import { createClipAccess } from "./access.ts";
import type { Admission } from "./admit.ts";
import type { BibleKeeping } from "./bible.ts";
import { createBoardFrames } from "./board-frames.ts";
import { createBoards, isBoard } from "./boards.ts";
import { createBoardsFirst } from "./boards-first.ts";
import type { Cards } from "./cards.ts";
import { checkPlanPrivacy, hasModel } from "./check-plan.ts";
import type { Derive } from "./derive.ts";
import type { ExportFilm } from "./export.ts";
import { createGroupSettings } from "./group-settings.ts";
import type { Linking } from "./linking.ts";
import type { AdmissionLimits } from "./means.ts";
import type { OrderPictures } from "./picture-orders.ts";
import { createQuotas } from "./quotas.ts";
import { createReckoning } from "./reckoning.ts";
import type { ClipRemoval } from "./removal.ts";
import type { ClipShowing } from "./showing.ts";
import type { Standings } from "./standings.ts";
import type { Texts } from "./texts.ts";
import { createVerifying } from "./verifying.ts";

export interface StudioParts {
  record: Store;
  admission: Admission;
  backends: Backends;
  limits: AdmissionLimits;
  cards: Cards;
  derive: Derive;
  voting: Pick<Studio, "star">;
  removal: ClipRemoval;
  linking: Linking;
  bible: BibleKeeping;
  standings: Pick<Standings, "checkCommand" | "look" | "planBook" | "planOf">;
  admin: Admin;
  topUps: Studio["topUps"];
  showing: ClipShowing;
  texts: Texts;
  verifying: Pick<Parameters<typeof createVerifying>[0], "media" | "findTraces">;
  exportFilm: ExportFilm;
  orderPictures: OrderPictures;
  /** Whether a file is in the media store. */
  media: Pick<MediaStore, "has">;
  /** Greatest file this place takes, in bytes. */
  uploadLimit(surface: Surface): Promise<number>;
  newId: () => string;
  newSeed: () => number;
  contactSheet: Studio["contactSheet"];
  desk: Studio["desk"];
  privacy: Studio["privacy"];
  reports: Studio["reports"];
  voices: Studio["voices"];
  /** Puts a recorded clip's work in line. */
  handOn: (clip: StoredClip) => Promise<void>;
}

/** The studio as commands and adapters see it; what each call does is said at the port. */
export function createStudio(parts: StudioParts): Studio {
  const { record, admission, backends, cards, derive, removal } = parts;
  const { clips, families, life, line, people, shown } = record;
  const access = createClipAccess(people);

  async function admit(asked: Asked, parent?: StoredClip): Promise<Clip> {
    const { clip, again } = await admission.admit(asked, { parent });
    // Queued twice, finished shots would be waited for once more; what is held waits for a person first.
    if (!again && clip.state !== "held") await parts.handOn(clip);
    return clip;
  }

  async function existing(clipId: string): Promise<StoredClip> {
    const clip = await clips.load(clipId);
    if (!clip) throw new UserMistake("no-such-clip", "There is no such clip. /history shows yours.");
    return clip;
  }

  async function removable(clipId: string, by: Person, surface: Surface): Promise<StoredClip> {
    const clip = await existing(clipId);
    if (await access.may(by, "delete", clip, surface)) return clip;
    throw new UserMistake(
      "not-yours",
      "Only the person who made this clip, or a manager here, can delete it.",
    );
  }

  async function seen(
    clipId: string,
    { person, surface }: { person: Person; surface: Surface },
  ): Promise<StoredClip> {
    const clip = await existing(clipId);
    if (await access.may(person, "see", clip, surface)) return clip;
    throw new UserMistake(
      "no-such-clip",
      "That clip isn't yours to see; its maker keeps it private, or it is from another chat.",
    );
  }

  async function usualModel({ person, surface }: { person: Person; surface: Surface }) {
    const { platform, group } = surface;
    const { model } = await people.preferences(person);
    return model ?? (group === undefined ? undefined : (await people.groupSettings(platform, group)).model);
  }

  async function change(clip: Clip, changed: Partial<Pick<Clip, "private" | "picked">>): Promise<Clip> {
    await clips.change(clip.id, changed);
    return existing(clip.id);
  }

  const boards = createBoards({
    ...parts,
    access,
    admit,
    withFrames: createBoardFrames(parts),
    priceOfPictures: parts.orderPictures.price,
  });

  return {
    mayMake: admission.mayMake,
    checkCommand: parts.standings.checkCommand,
    async commandRate(person) {
      const [account, plan] = await Promise.all([people.account(person.id), parts.standings.planOf(person)]);
      return { account, most: plan.commandsPerMinute };
    },
    admit: (asked) => admit(asked),
    openBoard: (asked) => boards.open(asked),
    admitOrBoard: createBoardsFirst({ ...parts, admit, open: boards.open }),

    async dropBoard(clipId, by, surface) {
      const clip = await existing(clipId);
      if (!isBoard(clip)) throw notABoard();
      return boards.drop(clip, by, surface);
    },

    async redrawBoard(clipId, asked) {
      const clip = await seen(clipId, asked);
      if (!isBoard(clip)) throw notABoard();
      return boards.again(clip, asked);
    },

    async derive(parentId, wanted, asked) {
      const parent = await seen(parentId, asked);
      if (isBoard(parent)) return boards.change(parent, wanted, asked);
      const second = wanted.kind === "blend" ? await existing(wanted.with) : undefined;
      if (second && !(await access.may(asked.person, "see", second, asked.surface))) {
        throw new UserMistake("no-such-clip", "The second clip isn't yours to see. /history shows yours.");
      }
      const made: Clip[] = [];
      try {
        const begun = await admission.begin(asked, saidIn(wanted));
        const payer = asked.asPreviewed ? undefined : begun;
        for (const [index, { request, from }] of (
          await derive(parent, wanted, { second, payer, usual: await usualModel(asked) })
        ).entries()) {
          const idempotencyKey = index === 0 ? asked.idempotencyKey : `${asked.idempotencyKey}/${index}`;
          // One clip gives way to one.
          const one = index === 0 ? asked : { ...asked, insteadOf: undefined };
          made.push(
            await admit(
              { ...one, private: asked.private ?? parent.private, request, from, idempotencyKey },
              parent,
            ),
          );
        }
      } catch (error) {
        // All takes or none: those already admitted go back, with their credits.
        for (const clip of made) await life.cancel(clip.id);
        throw error;
      }
      return made;
    },

    async cancel(clipId, by, surface) {
      const clip = await existing(clipId);
      if (!(await access.may(by, "cancel", clip, surface))) {
        throw new UserMistake(
          "not-yours",
          "Only the person who asked for this clip, or a manager here, can cancel it.",
        );
      }
      const canceled = await life.cancel(clipId);
      if (canceled) return canceled;
      throw new UserMistake("already-ended", alreadyEnded(await existing(clipId)));
    },

    clipAsked: (idempotencyKey) => record.admission.asked(idempotencyKey),

    async supersede(oldId, newId, by, surface) {
      const old = await existing(oldId);
      if (!(await access.may(by, "cancel", old, surface)))
        throw new UserMistake("not-yours", "Only the person who asked for this clip can change it.");
      const fresh = await existing(newId);
      const isFitting = fresh.card === undefined && old.private === fresh.private && !isEnded(old.state);
      const isGiven = isFitting && old.card !== undefined && (await shown.giveCard(oldId, newId, old.card));
      await life.cancel(oldId);
      return isGiven || fresh.card !== undefined;
    },

    async mayRemove(clipId, by, surface) {
      await removable(clipId, by, surface);
    },

    async remove(clipId, by, surface) {
      const clip = await removable(clipId, by, surface);
      if (!isEnded(clip.state)) await life.cancel(clipId);
      const { messageStays } = await removal.remove(await existing(clipId));
      return { clip: await existing(clipId), messageStays };
    },

    async setPrivate(clipId, by, isPrivate, surface) {
      const clip = await existing(clipId);
      if (!(await access.may(by, "hide", clip, surface)))
        throw new UserMistake("not-yours", "Only the person who made a clip can change who sees it.");
      if (isPrivate && !clip.private) checkPlanPrivacy(await parts.standings.planOf(by, surface));
      const after = await change(clip, { private: isPrivate });
      // Hidden first: whatever becomes of its messages, nobody else does anything with it any more.
      const { messageStays } = isPrivate ? await parts.showing.takeAway(clipId) : { messageStays: false };
      return { clip: after, messageStays };
    },

    async show(clipId, by, surface, idempotencyKey) {
      const clip = await existing(clipId);
      if (!(await access.may(by, "show", clip, surface))) {
        throw new UserMistake(
          "no-such-clip",
          "That clip isn't yours to show; it is deleted, its maker keeps it private, or it is from another chat.",
        );
      }
      const { isPosted, audience } = await parts.showing.show(clip, by, surface, idempotencyKey);
      return !isPosted ? "nowhere" : audience.kind === "person" ? "alone" : "here";
    },

    feedback: clips.feedback,
    star: parts.voting.star,

    async pick(clipId, by, surface) {
      const clip = await existing(clipId);
      if (!(await access.may(by, "pick", clip, surface)))
        throw new UserMistake("not-yours", "Only the person who asked for these takes can pick one.");
      if (!clip.lineage.batch)
        throw new UserMistake(
          "not-a-take",
          "This clip isn't one of several takes, so there is nothing to pick.",
        );
      for (const other of await families.family(clip.lineage.root)) {
        if (other.id !== clip.id && other.picked && other.lineage.batch === clip.lineage.batch)
          await change(other, { picked: false });
      }
      const picked = await change(clip, { picked: true });
      // The buttons under the one message of all takes are now this one's.
      if (picked.takes) await shown.openAgain(picked.takes[0] ?? clipId);
      return picked;
    },

    contactSheet: parts.contactSheet,
    desk: parts.desk,
    privacy: parts.privacy,
    reports: parts.reports,
    voices: parts.voices,

    async clip(clipId, viewer, surface) {
      const clip = await clips.load(clipId);
      return clip && (await access.may(viewer, "see", clip, surface)) ? clip : undefined;
    },
    async clipOfMessage(ref) {
      const clipId = await shown.clipOf(ref);
      if (clipId === undefined) return undefined;
      const clip = await clips.load(clipId);
      // A message with several takes is the picked one's, or else the first's that is there.
      const takes = clip?.takes ? await clips.loadAll(clip.takes) : [];
      const there = takes.filter(({ state, deletedAt }) => state === "delivered" && deletedAt === undefined);
      return { id: (there.find(({ picked }) => picked) ?? there[0])?.id ?? clipId };
    },
    card: cards.card,
    async attachCard(clipId, ref, look) {
      await shown.attachCard(clipId, ref, look);
    },
    takesCard: cards.takesCard,
    attachTakes: (clipIds, ref, look) => shown.attachTakes(clipIds, ref, look),
    attachPost: shown.attachPost,

    async queue(person) {
      const ids = await line.inFlight(await people.account(person.id));
      const own = (await clips.loadAll(ids)).sort((one, other) => one.createdAt - other.createdAt);
      return {
        own: await Promise.all(own.map(async (clip) => ({ clip, card: await cards.card(clip) }))),
        ...(await line.counts()),
      };
    },

    quota: createQuotas(parts),
    reckon: createReckoning(parts),

    async history(person, page) {
      return families.history(await people.sharers(await people.account(person.id)), page);
    },

    async family(clip, viewer, surface) {
      return access.among(await families.family(clip.lineage.root), "see", viewer, surface);
    },

    async models(person, surface) {
      const settings =
        surface.group === undefined ? {} : await people.groupSettings(surface.platform, surface.group);
      const plan = await parts.standings.planOf(person, surface);
      return (await backends.models()).filter(
        (model) =>
          model.kind === "video" &&
          (!settings.models || settings.models.includes(model.id)) &&
          hasModel(plan, model),
      );
    },
    model: backends.model,

    async preview(asked) {
      const { request, plan, price, shots } = await admission.prepare(asked);
      return {
        request,
        plan,
        credits: price.credits,
        shotsToMake: shots.filter(({ state }) => state === "waiting").length,
      };
    },

    async previewDerived(parentId, wanted, asked) {
      const parent = await seen(parentId, asked);
      if (isBoard(parent) && wanted.kind !== "render") return boards.preview(parent, wanted);
      const all = await derive(parent, wanted, { usual: await usualModel(asked) });
      const takes = { credits: 0, usd: 0, shots: [] as number[], of: 0, pictures: 0, clips: all.length };
      for (const { request, from } of all) {
        const { price, shots, pictures } = await admission.prepare({ ...asked, request, from }, { parent });
        takes.credits += price.credits;
        takes.usd += price.usdMicros / 1_000_000;
        takes.shots.push(...shots.flatMap(({ state, index }) => (state === "kept" ? [] : [index + 1])));
        takes.of += shots.length;
        takes.pictures += pictures;
      }
      const [only, another] = all;
      return only && !another ? { ...takes, changes: only.from.changes } : takes;
    },

    verify: createVerifying({ ...parts.verifying, clips, access }),
    async exportFilm(clipId, kind, asked) {
      const clip = await seen(clipId, asked);
      if (clip.deletedAt !== undefined) throw new UserMistake("clip-deleted", "That clip was deleted.");
      return parts.exportFilm(clip, kind, await parts.uploadLimit(asked.surface));
    },

    keepText: parts.texts.keep,
    readText: parts.texts.read,

    preferences: people.preferences,
    setPreferences: people.setPreferences,
    ...createGroupSettings({
      record,
      access,
      standings: parts.standings,
      limits: parts.limits,
    }),
    moveGroup: people.moveGroup,
    admin: parts.admin,
    topUps: parts.topUps,
    ...parts.linking,
    ...parts.bible,
  };
}

function notABoard(): UserMistake {
  return new UserMistake("not-a-board", "That is no board. /film makes one; /delete removes a clip.");
}

function alreadyEnded(clip: Clip): string {
  if (clip.state === "delivered") return "This clip is finished already, so there is nothing to cancel.";
  if (clip.state === "canceled") return "This clip was cancelled already.";
  return clip.charged
    ? "This clip has failed already."
    : "This clip has failed already; its credits are back.";
}
