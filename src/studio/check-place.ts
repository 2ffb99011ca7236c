import { may } from "../core/access/may.ts";
import { UserMistake } from "../core/errors.ts";
import type { Asked, GroupSettings } from "../core/ports/studio.ts";
import { spotOf } from "./access.ts";

/** Throws UserMistake where this person may make no clips: by who they are, or in which chat. */
export function checkPlace(
  { person, surface }: Pick<Asked, "person" | "surface">,
  settings: GroupSettings,
): void {
  const actor = { ids: [person.id], manager: person.manager === true, at: spotOf(surface) };
  const { askers, chats } = settings;
  if (!may(actor, "ask", { kind: "place", at: actor.at, askers })) {
    throw new UserMistake(
      "not-allowed",
      "Here only managers may make clips. You can write to me directly instead.",
    );
  }
  if (!may(actor, "ask", { kind: "place", at: actor.at, chats })) {
    throw new UserMistake(
      "not-here",
      "Clips aren't made in this channel. Ask a manager which channels are meant for it.",
    );
  }
}

/** Throws UserMistake for a style that is for adults, where there may be others. */
export function checkStyle(
  { request, surface }: Pick<Asked, "request" | "surface">,
  settings: GroupSettings,
): void {
  if (request.style && settings.adultOnlyStyles?.includes(request.style) && surface.adult !== true) {
    throw new UserMistake(
      "adult-only-style",
      `The style ${request.style} may only be used in channels marked as for adults.`,
    );
  }
}
