import { onlyFor } from "../core/access/audience.ts";
import type { Person } from "../core/access/person.ts";
import { UserMistake } from "../core/errors.ts";
import { isPlatform, PLATFORMS } from "../core/platforms.ts";
import type { ChatSender } from "../core/ports/chat.ts";
import type { Studio } from "../core/ports/studio.ts";
import type { Surface } from "../core/surface.ts";
import type { Notice } from "../core/talk/reply.ts";
import type { LinkSide } from "../store/links.ts";
import type { Store } from "../store/store.ts";

/** So many codes a person may try in an hour: one in a thousand million is right. */
const TRIES = { most: 10, perMs: 60 * 60 * 1000 };

export type Linking = Pick<Studio, "linkCode" | "link" | "answerLink" | "unlink">;

/** Joining one person's accounts: a code that one side gets and the other enters, and a yes from the first. */
export function createLinking({
  record,
  sender,
}: {
  record: Pick<Store, "links" | "pace">;
  sender: (platform: string) => ChatSender | undefined;
}): Linking {
  const { links, pace } = record;

  /** Tells one side where nobody else sees it; whether there was a way to. */
  async function tell({ person, surface }: LinkSide, notice: Notice): Promise<boolean> {
    return (await sender(surface.platform)?.postNotice(surface, notice, onlyFor(person))) !== undefined;
  }

  async function checkTries(person: Person, idempotencyKey: string): Promise<void> {
    const waitMs = await pace.turn({
      key: `link-codes:${person.id}`,
      id: idempotencyKey,
      rates: [TRIES],
      keep: false,
    });
    if (waitMs === 0) return;
    throw new UserMistake(
      "too-many-codes",
      `You have tried ${TRIES.most} codes within an hour. Try again in ${Math.ceil(waitMs / 60_000)} minutes, with a new code from /link on your other platform.`,
    );
  }

  return {
    linkCode: (person, surface) => links.newCode({ person: named(person), surface }),

    async link(person, typed, { surface, idempotencyKey }) {
      await checkTries(person, idempotencyKey);
      const code = typed.trim().toUpperCase();
      const asker: LinkSide = { person: named(person), surface };
      const used = await links.use(code, asker);
      if (used.answer !== "asked") throw hindrance(used.answer);
      const { owner } = used;
      const isAsked = await tell(owner, {
        title: "Is this you?",
        paragraphs: [
          `${withPlatform(asker)} entered your code. Once linked, both share credits and history, also of clips you keep private. Say yes only if that is yourself.`,
        ],
        buttons: [
          { label: "Yes, link us", command: "allow_link", options: { code, answer: "yes" }, tone: "primary" },
          { label: "No", command: "allow_link", options: { code, answer: "no" }, tone: "danger" },
        ],
      });
      if (isAsked) return { withName: withPlatform(owner) };
      await links.drop(code);
      throw new UserMistake(
        "owner-unreachable",
        `I have to ask ${withPlatform(owner)} first, and can't write to them alone. Open a chat with me there, get a new code in it, and enter that one here.`,
      );
    },

    async answerLink(person, code, yes) {
      const found = await links.read(code);
      if (found?.owner.person.id !== person.id || !found.asker) throw noRequest();
      const { owner, asker } = found;
      if (!yes) {
        await links.drop(code);
        await tell(asker, { paragraphs: [`${withPlatform(owner)} said no, so you are not linked.`] });
        return { withName: withPlatform(asker) };
      }
      const answer = await links.accept(code, person.id, asker.person.id);
      if (answer === "unknown") throw noRequest();
      if (answer !== "linked" && answer !== "again") throw hindrance(answer, withPlatform(asker));
      if (answer === "linked") {
        await tell(asker, {
          paragraphs: [
            `Linked with ${withPlatform(owner)}: credits and history are shared from now on. /unlink takes them apart.`,
          ],
        });
      }
      return { withName: withPlatform(asker) };
    },

    async unlink(person) {
      const answer = await links.unlink(person);
      if (answer === "not-linked")
        throw new UserMistake(
          "not-linked",
          "You are not linked to anyone. /link gives you a code for your other platform.",
        );
      if (answer === "under-way") throw hindrance(answer);
    },
  };
}

function named({ id, name }: Person): LinkSide["person"] {
  return { id, name };
}

function withPlatform({
  person,
  surface,
}: {
  person: LinkSide["person"];
  surface: Pick<Surface, "platform">;
}) {
  return `${person.name} on ${isPlatform(surface.platform) ? PLATFORMS[surface.platform].label : surface.platform}`;
}

function noRequest(): UserMistake {
  return new UserMistake(
    "no-link-request",
    "That question is not open any more. Get a new code with /link if you want to link.",
  );
}

/** `them`: the one it stands in the way for, where that isn't the one who is told. */
function hindrance(
  because: "unknown" | "self" | "already" | "same-platform" | "under-way",
  them?: string,
): UserMistake {
  switch (because) {
    case "unknown":
      return new UserMistake(
        "bad-link-code",
        "That code is not known, too old, or used. Ask for a new one with /link on your other platform; it is good for 10 minutes.",
      );
    case "self":
      return new UserMistake("bad-link-code", "That code is your own. Enter it on your other platform.");
    case "same-platform":
      return new UserMistake(
        "same-platform",
        "A code links one person's accounts on different platforms, and this one is of somebody on yours. Enter it on your other platform.",
      );
    case "already":
      return new UserMistake(
        "already-linked",
        them === undefined
          ? "You are linked already. Use /unlink first."
          : `${them} is linked already, and has to /unlink first.`,
      );
    case "under-way":
      return new UserMistake(
        "clips-under-way",
        them === undefined
          ? "You have clips under way, whose credits are still set aside. Wait until they are done or /cancel them, and try again."
          : `${them} has clips under way, whose credits are still set aside. Say yes again once they are done.`,
      );
  }
}
