import type { Update } from "grammy/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Clip } from "../../../src/core/film/clip.ts";
import type { ChatListener } from "../../../src/core/ports/chat.ts";
import { tooManyInFlight } from "../../../src/studio/refusals.ts";
import { type Rig, startRig } from "./rig.ts";

const webhook = { baseUrl: "https://films.example.org", secret: "s", insists: true };

describe("a message that is put right", () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await startRig({ listener: { webhook, stopPatienceMs: 100 } });
    waitsInLine(rig);
  });
  afterEach(() => rig.close());

  it("changes the clip on its card, though one bot is called for the message and another for its edits", async () => {
    const { telegram, studio } = rig;
    const other = rig.newListener();
    await other.start(rig.newDispatcher());
    const { admit } = studio;
    const waiting: (() => void)[] = [];
    studio.admit = async (asked) => {
      if (waiting.length === 0) await new Promise<void>((go) => waiting.push(go));
      return admit(asked);
    };
    const ada = telegram.user("Ada");
    const asked = telegram.say(ada, ada.id, "/video a red fix in snow");
    await call(rig.listener, next(rig));
    await telegram.until(() => waiting.length === 1, "the message being answered");
    telegram.edit(asked, "/video a red fax in snow");
    await call(other, next(rig));
    telegram.edit(asked, "/video a red fox in snow");
    await call(rig.listener, next(rig));
    waiting[0]?.();
    await telegram.until(() => shown(rig) === "a red fox in snow", "the last words on the card");
    // Whichever of the edits is heard first: what is older than the last is left.
    const prompts = studio.admitted.map(({ request }) => request.prompt);
    expect(new Set(prompts).size).toBe(prompts.length);
    expect(alive(rig).map(({ request }) => request.prompt)).toEqual(["a red fox in snow"]);
    expect(telegram.fromBot(ada.id)).toHaveLength(1);
  });

  it("changes the clip where its writer may have no more under way than that one", async () => {
    const { telegram, studio } = rig;
    oneAtATime(rig);
    const ada = telegram.user("Ada");
    const asked = telegram.say(ada, ada.id, "/video a red fix in snow");
    await call(rig.listener, next(rig));
    await telegram.until(() => shown(rig) === "a red fix in snow", "the card");
    telegram.edit(asked, "/video a red fox in snow");
    await call(rig.listener, next(rig));
    await telegram.until(() => shown(rig) === "a red fox in snow", "the last words on the card");
    expect(alive(rig)).toHaveLength(1);
    expect(studio.admitted).toHaveLength(2);
    expect(telegram.fromBot(ada.id)).toHaveLength(1);
  });

  it("is changed once, though the bot that heard the edit ends over it and another is left with it", async () => {
    const { telegram, studio } = rig;
    const ada = telegram.user("Ada");
    const asked = telegram.say(ada, ada.id, "/video a red fix in snow");
    await call(rig.listener, next(rig));
    await telegram.until(() => shown(rig) === "a red fix in snow", "the card");
    const { supersede } = studio;
    let isReached = false;
    studio.supersede = () => {
      isReached = true;
      return new Promise(() => {});
    };
    telegram.edit(asked, "/video a red fox in snow");
    await call(rig.listener, next(rig));
    await telegram.until(() => isReached, "the edit under way");
    studio.supersede = supersede;
    rig.clock.now += 61_000;
    const other = rig.newListener();
    await other.start(rig.newDispatcher());
    await telegram.until(() => shown(rig) === "a red fox in snow", "the last words on the card");
    expect(studio.admitted).toHaveLength(2);
    expect(alive(rig).map(({ request }) => request.prompt)).toEqual(["a red fox in snow"]);
    expect(telegram.fromBot(ada.id)).toHaveLength(1);
  });
});

/** Nothing that is asked for begins before the test is over. */
function waitsInLine({ studio }: Rig) {
  const { admit } = studio;
  studio.admit = async (asked) => {
    const clip = await admit(asked);
    if (!clip.card && clip.state !== "canceled") studio.put({ ...clip, state: "waiting" });
    return studio.clips.get(clip.id) as Clip;
  };
}

/** Nobody may have more than one clip under way. */
function oneAtATime(rig: Rig) {
  const { admit } = rig.studio;
  rig.studio.admit = async (asked) => {
    if (alive(rig).some(({ id }) => id !== asked.insteadOf)) throw tooManyInFlight(1, 1);
    return admit(asked);
  };
}

function alive({ studio }: Rig): Clip[] {
  return [...studio.clips.values()].filter(({ state }) => state !== "canceled");
}

/** What the clip that has the card is of. */
function shown(rig: Rig): string | undefined {
  return alive(rig).find(({ card }) => card)?.request.prompt;
}

/** The update that Telegram has ready. */
function next({ telegram }: Rig): Update {
  const [update] = telegram.updates.splice(0, 1);
  if (!update) throw new Error("Telegram has nothing to tell");
  return update;
}

function call(listener: ChatListener, update: Update): Promise<Response> | undefined {
  return listener.webhook?.handle(
    new Request(`${webhook.baseUrl}/telegram/webhook`, {
      method: "POST",
      headers: { "x-telegram-bot-api-secret-token": webhook.secret, "content-type": "application/json" },
      body: JSON.stringify(update),
    }),
  );
}
