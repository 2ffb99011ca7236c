import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Rig, startRig } from "./rig.ts";

let rig: Rig;
beforeEach(async () => {
  rig = await startRig({ listener: { ephemeral: true } });
});
afterEach(() => rig.close());

/** A group whose administrator the bot is, or isn't. */
function filmClub({ admin }: { admin: boolean }) {
  const { telegram } = rig;
  const ada = telegram.user("Ada");
  const bot = { ...telegram.bot };
  const group = telegram.group("Film club", { members: [ada], ...(admin ? { admins: [bot] } : {}) });
  return { telegram, ada, group, asks: () => telegram.say(ada, group, "/quota@rushes_bot") };
}

describe("what is for one person alone in a group", () => {
  it("is shown to them there, once the server has shown on open words that it hides them", async () => {
    const { telegram, ada, group, asks } = filmClub({ admin: true });
    telegram.service.knowsWhispers = true;
    asks();
    const [pointer] = await telegram.until(
      () => telegram.service.whispers.length === 1 && telegram.service.whispers,
    );
    expect(pointer).toMatchObject({ user: ada.id, text: "I've answered you in our private chat." });
    expect(telegram.fromBot(ada.id)).toHaveLength(1);
    asks();
    await telegram.until(() => telegram.service.whispers.length === 2);
    expect(telegram.service.whispers[1]).toMatchObject({ chat: group, user: ada.id });
    expect(telegram.service.whispers[1]?.text).toContain("credits");
    expect(telegram.fromBot(ada.id)).toHaveLength(1);
    expect(telegram.fromBot(group)).toEqual([]);
  });

  it("never reaches the group by a server that knows no such messages", async () => {
    const { telegram, ada, group, asks } = filmClub({ admin: true });
    for (const count of [1, 2]) {
      asks();
      await telegram.until(
        () => telegram.fromBot(ada.id).length === count && telegram.fromBot(group)[count - 1],
      );
    }
    expect(telegram.fromBot(group).map(({ text }) => text)).toEqual([
      "I've answered you in our private chat.",
      "I've answered you in our private chat.",
    ]);
    // It was tried once, on words that everybody may read.
    const tried = telegram
      .callsOf("sendMessage")
      .filter(({ parameters }) => "ephemeral_message_parameters" in parameters);
    expect(tried.map(({ parameters }) => parameters.text)).toEqual([
      "I've answered you in our private chat.",
    ]);
  });

  it("goes to the private chat where the bot is no administrator and nothing was pressed", async () => {
    const { telegram, ada, group, asks } = filmClub({ admin: false });
    telegram.service.knowsWhispers = true;
    asks();
    await telegram.until(() => telegram.fromBot(group).length === 1);
    expect(telegram.fromBot(ada.id)).toHaveLength(1);
  });

  it("is taken back at once by a server that could hide it and can no more", async () => {
    const { telegram, ada, group, asks } = filmClub({ admin: true });
    telegram.service.knowsWhispers = true;
    asks();
    await telegram.until(() => telegram.service.whispers.length === 1);
    telegram.service.knowsWhispers = false;
    asks();
    await telegram.until(() => telegram.fromBot(ada.id).length === 2);
    await telegram.until(() => telegram.fromBot(group).length === 1);
    expect(telegram.fromBot(group)[0]?.text).toBe("I've answered you in our private chat.");
  });
});
