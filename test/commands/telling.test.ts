import { beforeEach, describe, expect, it } from "vitest";
import { createAsking, noticeOf, wordsOf } from "../fixtures/asking.ts";
import { ann, bob, finishedClip, place, testClip } from "../fixtures/clip.ts";
import { createSmallStudio } from "../fixtures/small-studio.ts";

let asking: ReturnType<typeof createAsking>;

beforeEach(() => {
  asking = createAsking();
});

describe("/queue and /cancel", () => {
  it("tell that nothing is under way", async () => {
    expect(wordsOf(await asking.ask("/queue"))).toContain(
      "You have no clip under way. 0 being made and 0 waiting",
    );
    expect(wordsOf(await asking.ask("/cancel"))).toContain("nothing to cancel");
  });

  it("show each clip under way with a button that stops it", async () => {
    asking.studio.put(testClip({ id: "a" }), testClip({ id: "b" }), testClip({ id: "c", maker: bob }));
    const queue = noticeOf(await asking.ask("/queue please"));
    expect(queue.items?.map((item) => item.clipId)).toEqual(["a", "b"]);
    expect(queue.buttons?.map((button) => [button.label, button.clipId])).toEqual([
      ["Cancel 1", "a"],
      ["Cancel 2", "b"],
    ]);
    expect(wordsOf(await asking.ask("/cancel"))).toContain("Which one shall stop?");
    expect(asking.studio.clips.get("a")?.state).toBe("waiting");
  });

  it("stop the only one, or the one that is named, and say what came back", async () => {
    asking.studio.put(testClip({ id: "a" }));
    expect(wordsOf(await asking.ask("/cancel"))).toBe("Cancelled. 10 credits came back.");
    expect(wordsOf(await asking.ask("/cancel a"))).toContain("cancelled already");
    asking.studio.put(finishedClip({ id: "b" }));
    expect(wordsOf(await asking.ask("/cancel b"))).toContain("finished");
    asking.studio.put(testClip({ id: "c", maker: bob }));
    expect(wordsOf(await asking.ask("/cancel c"))).toContain("Only its maker");
  });
});

describe("/drop", () => {
  it("says what the frames have cost, as credits are said elsewhere, and how the film of it is stopped", async () => {
    asking.studio.put(testClip({ id: "a" }));
    const dropped = async (come: { credits: number; isFilmed: boolean }) => {
      asking.studio.dropBoard = async () => come;
      return wordsOf(await asking.ask("/drop a"));
    };
    expect(await dropped({ credits: 0, isFilmed: false })).toContain("Nothing was charged for it.");
    expect(await dropped({ credits: 1, isFilmed: false })).toContain("has cost 1 credit.");
    const filmed = await dropped({ credits: 1_200, isFilmed: true });
    expect(filmed).toContain("has cost 1,200 credits.");
    expect(filmed).toContain("/cancel");
  });
});

describe("/history", () => {
  it("says that there is nothing yet", async () => {
    expect(wordsOf(await asking.ask("/history"))).toContain("no clips yet");
  });

  it("shows no picture of what is behind a spoiler", async () => {
    asking.studio.put(finishedClip({ id: "a" }), finishedClip({ id: "b", spoiler: true }));
    const items = noticeOf(await asking.ask("/history")).items ?? [];
    expect(items.map(({ clipId, posterKey }) => [clipId, posterKey])).toEqual([
      ["b", undefined],
      ["a", "clips/a.jpg"],
    ]);
    expect(items[0]?.detail).toContain("behind a spoiler");
  });

  it("pages through clips with posters, newest first", async () => {
    for (let i = 1; i <= 12; i++) asking.studio.put(finishedClip({ id: `c${i}` }));
    const first = noticeOf(await asking.ask("/history"));
    expect(first.title).toBe("Your 12 clips, page 1 of 3");
    expect(first.items?.map((item) => item.clipId)).toEqual(["c12", "c11", "c10", "c9", "c8"]);
    expect(first.items?.[0]?.posterKey).toBe("clips/c12.jpg");
    expect(first.items?.[0]?.text).toMatch(/^1\. c12 /);
    const shows = ["c12", "c11", "c10", "c9", "c8"].map((clipId, index) => {
      return { label: `Show ${index + 1}`, command: "show", clipId };
    });
    expect(first.buttons).toEqual([...shows, { label: "Older", command: "history", options: { page: 2 } }]);
    const last = noticeOf(await asking.ask("/history 3"));
    expect(last.items).toHaveLength(2);
    expect(last.buttons?.map((button) => button.label)).toEqual(["Show 1", "Show 2", "Newer"]);
    expect(wordsOf(await asking.ask("/history 4"))).toContain("3 pages");
  });

  it("shows the family of the clip replied to", async () => {
    asking.studio.put(finishedClip());
    await asking.ask("at night", { replyTo: "m-clip1" });
    const family = noticeOf(await asking.ask("/history", { replyTo: "m-clip1" }));
    expect(family.items?.map((item) => item.clipId)).toEqual(["clip1", "new1"]);
    expect(family.items?.[1]?.detail).toContain("Remix, version 2");
  });
});

describe("a large family", () => {
  it("is shown by those nearest to the clip", async () => {
    const lineage = { kinship: "original" as const, root: "f1" };
    for (let i = 1; i <= 30; i++) {
      asking.studio.put(finishedClip({ id: `f${i}`, lineage: { ...lineage, version: i } }));
    }
    const family = noticeOf(await asking.ask("/history f20"));
    expect(family.items?.map((item) => item.clipId)).toEqual(
      [16, 17, 18, 19, 20, 21, 22, 23, 24].map((take) => `f${take}`),
    );
    expect(family.paragraphs?.[0]).toContain("9 of its 30 clips");
    expect(noticeOf(await asking.ask("/history f30")).items?.at(-1)?.clipId).toBe("f30");
  });
});

describe("/quota and /models", () => {
  it("tell what is left and when more comes back", async () => {
    const words = wordsOf(await asking.ask("/quota"));
    for (const part of [
      "60 of 100 credits left",
      "30 spent",
      "come back on 2026-11-23 08:30 UTC",
      "10 set aside",
      "1 of 3 clips",
    ]) {
      expect(words).toContain(part);
    }
  });

  it("tell each model's price, lengths and abilities", async () => {
    const words = wordsOf(await asking.ask("/models"));
    for (const part of ["1 credit a second (about $0.05)", "shots of 1 to 12 s", "start image", "sound"]) {
      expect(words).toContain(part);
    }
    expect(noticeOf(await asking.ask("/models animatic")).title).toBe("Animatic");
    expect(wordsOf(await asking.ask("/models nope"))).toContain("no model “nope”");
  });
});

describe("/help and /start", () => {
  it("list what there is, without what only managers may do", async () => {
    const words = wordsOf(await asking.ask("/help"));
    expect(words).toContain("/video: Make a video");
    expect(words).not.toContain("/rushes:");
    expect(words).not.toContain("/retry");
    const inGroup = { surface: { ...place, group: "g" }, person: { ...ann, manager: true } };
    expect(wordsOf(await asking.ask("/help", inGroup))).toContain("/rushes:");
  });

  it("explain one command from its definition", async () => {
    const words = wordsOf(await asking.ask("/help /Video"));
    for (const part of ["seconds: Length", "1 to 60 s", "16:9, 9:16", "up to 2,000 characters", "also ar"]) {
      expect(words).toContain(part);
    }
    expect(wordsOf(await asking.ask("/help vido"))).toContain("Did you mean /video?");
    expect(wordsOf(await asking.ask("/start from-a-link"))).toContain("Hello Ann");
  });

  it("speak the language one chose, else that of the group, else that of one's app", async () => {
    const inGroup = { surface: { ...place, group: "g" }, person: { ...ann, locale: "pt-PT", manager: true } };
    expect(wordsOf(await asking.ask("/help", inGroup))).toContain("O Rushes faz vídeos");
    await asking.ask("/rushes language:french", inGroup);
    expect(wordsOf(await asking.ask("/help", inGroup))).toContain("Rushes fait des vidéos");
    await asking.ask("/settings language:german", inGroup);
    expect(wordsOf(await asking.ask("/help", inGroup))).toContain("Rushes macht Videos");
    const video = wordsOf(await asking.ask("/help video", inGroup));
    expect(video).toContain("Länge des ganzen Videos");
    expect(video).toContain("Text, bis zu 2.000 Zeichen");
    await asking.ask("/settings language:english", inGroup);
    expect(wordsOf(await asking.ask("/help", inGroup))).toContain("Rushes makes videos");
  });
});

describe("/help where menus have the names of each language", () => {
  const onDiscord = { surface: { ...place, platform: "discord" }, person: { ...ann, locale: "de" } };

  it("shows those names, of commands and of options", async () => {
    const words = wordsOf(await asking.ask("/help", onDiscord));
    expect(words).toContain("/guthaben: ");
    expect(words).not.toContain("/quota");
    expect(wordsOf(await asking.ask("/help guthaben", onDiscord))).toContain("/guthaben");
    expect(wordsOf(await asking.ask("/help video", onDiscord))).toContain("sekunden: Länge");
    // Nor are other languages' names, or ours, in what it says.
    expect(words).toContain("Fassungen von /varianten");
    const remix = wordsOf(await asking.ask("/help remix", onDiscord));
    expect(remix).toContain("siehe /modelle");
    expect(remix).not.toContain("fuerza");
  });

  it("shows the shared ones where menus have no others, and in English", async () => {
    const shared = { ...onDiscord, surface: { ...place, platform: "telegram" } };
    expect(wordsOf(await asking.ask("/help", shared))).toContain("/quota: ");
    const english = { ...onDiscord, person: { ...ann, locale: "en-US" } };
    expect(wordsOf(await asking.ask("/help", english))).toContain("/quota: ");
  });
});

describe("/settings", () => {
  it("makes a person's cards quiet, and live again", async () => {
    const asking = createAsking();
    expect(wordsOf(await asking.ask("/settings card:quiet"))).toContain("card: quiet");
    expect(await asking.studio.preferences(ann)).toEqual({ card: "quiet" });
    expect(wordsOf(await asking.ask("/settings card:live"))).toContain("card: live");
    await asking.ask("/settings reset:card");
    expect(await asking.studio.preferences(ann)).toEqual({});
  });

  it("are remembered, shown and taken back", async () => {
    expect(wordsOf(await asking.ask("/settings"))).toContain("seconds: not set");
    expect(wordsOf(await asking.ask("/settings seconds:15 style:noir language:german"))).toContain(
      "seconds: 15 s",
    );
    expect(await asking.studio.preferences(ann)).toEqual({ seconds: 15, style: "noir", language: "de" });
    await asking.ask("/settings reset:style, seconds");
    expect(await asking.studio.preferences(ann)).toEqual({ language: "de" });
    await asking.ask("/settings reset:all");
    expect(await asking.studio.preferences(ann)).toEqual({});
    expect(wordsOf(await asking.ask("/settings reset:colour"))).toContain("no setting “colour”");
  });
});

describe("/rushes", () => {
  const manager = { surface: { ...place, group: "g" }, person: { ...ann, manager: true } };
  const settings = () => asking.studio.groupSettings("console", "g");

  it("sets budgets, models, styles, threads and askers of a group", async () => {
    await asking.ask(
      "/rushes credits_per_day:200 threads:yes askers:admins models:animatic adult_styles:noir",
      manager,
    );
    expect(await settings()).toEqual({
      creditsPerDay: 200,
      threads: true,
      askers: "managers",
      models: ["animatic"],
      adultOnlyStyles: ["noir"],
    });
    await asking.ask("/rushes reset:models,adult_styles", manager);
    expect(await settings()).toEqual({ creditsPerDay: 200, threads: true, askers: "managers" });
    expect(wordsOf(await asking.ask("/rushes models:nope", manager))).toContain("no model “nope”");
    expect(wordsOf(await asking.ask("/rushes adult_styles:gore", manager))).toContain("no style “gore”");
  });

  it("keeps to chosen channels", async () => {
    const other = { ...manager, surface: { ...place, group: "g", chat: "second" } };
    expect(wordsOf(await asking.ask("/rushes chats:not-here", manager))).toContain("everywhere");
    await asking.ask("/rushes chats:here", manager);
    await asking.ask("/rushes chats:add", other);
    expect((await settings()).chats).toEqual(["main", "second"]);
    await asking.ask("/rushes chats:remove", manager);
    expect((await settings()).chats).toEqual(["second"]);
    expect(wordsOf(await asking.ask("/rushes chats:remove", other))).toContain("no channel at all");
    await asking.ask("/rushes chats:everywhere", other);
    expect((await settings()).chats).toBeUndefined();
  });

  it("gives a role a plan and takes it back", async () => {
    await asking.ask("/rushes role:<@&1042> plan:patron", manager);
    expect((await settings()).rolePlans).toEqual({ 1042: "patron" });
    expect(wordsOf(await asking.ask("/rushes role:1042", manager))).toContain("go together");
    expect(wordsOf(await asking.ask("/rushes role:Patrons plan:patron", manager))).toContain("no role");
    await asking.ask("/rushes role:1042 plan:none", manager);
    expect((await settings()).rolePlans).toEqual({});
  });
});

describe("/link and /unlink", () => {
  it("give a code, take one for its owner to confirm, and part again", async () => {
    const given = noticeOf(await asking.ask("/link"));
    expect(given.paragraphs?.[0]).toBe("4KD-9QX");
    expect(given.examples, "tapped here it would be one's own").toBeUndefined();
    expect(wordsOf(await asking.ask("/link 4KD-9QX"))).toContain("I've asked Ann on Discord");
    expect(wordsOf(await asking.ask("/allow_link code:4KD-9QX answer:yes"))).toContain(
      "Linked with Bob on Telegram",
    );
    expect(wordsOf(await asking.ask("/allow_link code:4KD-9QX answer:no"))).toContain("Not linked");
    expect(wordsOf(await asking.ask("/unlink"))).toContain("its own credits");
  });

  it.each([
    ["discord", "in a direct message"],
    ["telegram", "in our private chat"],
  ])("give no code where others on %s see it, but say where it is given", async (platform, where) => {
    const surface = { platform, chat: "town", group: "town" };
    const words = wordsOf(await asking.ask("/link", { surface, isPrivate: false }));
    expect(words).not.toContain("4KD-9QX");
    expect(words).toContain(where);
  });
});

describe("/delete and /private", () => {
  it.each([
    ["delete", "with its message"],
    ["private", "taken it out of the chat"],
  ] as const)("/%s says what stays in the chat, and only then", async (command, isGone) => {
    const clip = finishedClip({ id: "a" });
    let messageStays = false;
    const answer = async () => ({ clip, messageStays });
    const studio = { ...createSmallStudio(), remove: answer, setPrivate: answer };
    studio.put(clip);
    const { ask } = createAsking(studio);
    expect(wordsOf(await ask(`/${command} a`))).toContain(isGone);
    messageStays = true;
    const words = wordsOf(await ask(`/${command} a`));
    expect(words).toContain("One of its messages is too old for me to remove: delete that yourself");
    expect(words).not.toContain(isGone);
  });
});
