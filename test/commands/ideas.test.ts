import { describe, expect, it } from "vitest";
import { DOES, IDEA_PAGES, IDEA_WORDS, ideasOf, sayIdea, WHERE, WHO } from "../../commands/idea-words.ts";
import { locales } from "../../commands/locales/index.ts";
import { loadArtIndex } from "../../src/inference/animatic/art/icons.ts";
import { readScene } from "../../src/inference/animatic/reading/read-scene.ts";
import { createAsking, noticeOf, wordsOf } from "../fixtures/asking.ts";
import { ann, place } from "../fixtures/clip.ts";

type Asking = ReturnType<typeof createAsking>;

async function ideasIn(asking: Asking, text = "/ideas", person = ann) {
  return noticeOf(await asking.ask(text, { person }));
}

function press({ dispatcher }: Asking, notice: Awaited<ReturnType<typeof ideasIn>>, label: string) {
  const button = notice.buttons?.find((one) => one.label === label);
  if (!button) throw new Error(`no button ${label}`);
  return dispatcher.dispatch({
    command: button.command,
    options: { ...button.options },
    person: ann,
    surface: place,
    pressed: true,
    idempotencyKey: `press-${label}`,
  });
}

describe("/ideas", () => {
  it("gives three prompts, says what each button makes and costs, and makes nothing before a press", async () => {
    const asking = createAsking();
    const notice = await ideasIn(asking, "/ideas 1");
    expect(notice.items?.map(({ text }) => text)).toEqual([
      "1. a red fox runs in a forest in the snow",
      "2. a white cat dances in a meadow full of flowers",
      "3. a lion jumps by the sea in a storm",
    ]);
    expect(notice.buttons?.map(({ label }) => label)).toEqual([
      "Draft 1 (free)",
      "Draft 2 (free)",
      "Draft 3 (free)",
      "Make 1 (10 credits)",
      "Make 2 (10 credits)",
      "Make 3 (10 credits)",
      "Other ideas",
    ]);
    expect(asking.studio.admitted).toEqual([]);
  });

  it("makes the draft or the clip that the button says", async () => {
    const asking = createAsking();
    const notice = await ideasIn(asking, "/ideas 1");
    expect((await press(asking, notice, "Draft 2 (free)")).kind).toBe("clip");
    expect((await press(asking, notice, "Make 3 (10 credits)")).kind).toBe("clip");
    expect(asking.studio.admitted.map(({ request }) => request)).toEqual([
      { prompt: "a white cat dances in a meadow full of flowers", draft: true },
      { prompt: "a lion jumps by the sea in a storm" },
    ]);
  });

  it("gives others the next time, and others again at Other ideas", async () => {
    const asking = createAsking();
    const first = await ideasIn(asking);
    const second = await ideasIn(asking);
    const third = await press(asking, second, "Other ideas");
    const said = [
      wordsOf({ kind: "notice", notice: first, personal: true }),
      wordsOf({ kind: "notice", notice: second, personal: true }),
      wordsOf(third),
    ];
    expect(new Set(said).size).toBe(3);
  });

  it("speaks the person's language, and its buttons make what was read", async () => {
    const asking = createAsking();
    const notice = await ideasIn(asking, "/ideas 1", { ...ann, locale: "de" });
    expect(notice.items?.[0]?.text).toBe("1. Ein roter Fuchs rennt im Schnee im Wald");
    await press(asking, notice, "Make 1 (10 credits)");
    expect(asking.studio.admitted[0]?.request.prompt).toBe("Ein roter Fuchs rennt im Schnee im Wald");
  });

  it("has every idea on one page only, and words for each in every language of the menus", () => {
    const all = Array.from({ length: IDEA_PAGES }, (_, page) => ideasOf(page + 1)).flat();
    expect(new Set(all.map((idea) => sayIdea(idea))).size).toBe(WHO.length * DOES.length * WHERE.length);
    expect(Object.keys(IDEA_WORDS).sort()).toEqual(["en", ...locales.map(({ locale }) => locale)].sort());
  });

  const index = loadArtIndex();
  const sceneOf = (prompt: string) => {
    const { cast, place } = readScene(
      { prompt, beat: prompt, filmPrompt: prompt, camera: "static", seed: 1 },
      index,
    );
    const hero = cast.find(({ role }) => role === "hero");
    // Some languages have one word for a town's streets and the town.
    return { art: hero?.art, does: hero?.act ?? hero?.action, place: place === "city" ? "street" : place };
  };

  it.each(Object.keys(IDEA_WORDS))(
    "names in %s figures, acts and places that the storyboard draws",
    (locale) => {
      const figures = WHO.map(
        (who) => sceneOf(sayIdea({ who, does: "runs", where: "beach-sunrise" }, locale)).art,
      );
      expect(figures).toEqual([
        "fox-body",
        "cat",
        "lion-body",
        "bear-body",
        "penguin",
        "astronaut-body",
        "rabbit",
        "pirate",
        "dog",
        "knight",
        "girl",
        "mage-body",
      ]);
      const acts = DOES.map(
        (does) => sceneOf(sayIdea({ who: "fox", does, where: "beach-sunrise" }, locale)).does,
      );
      expect(acts).toEqual(["run", "dance", "jump", "move", "wave", "sleep"]);
      const places = WHERE.map(
        (where) => sceneOf(sayIdea({ who: "fox", does: "runs", where }, locale)).place,
      );
      expect(places).toEqual([
        "forest",
        "beach",
        "street",
        "lake",
        "desert",
        "meadow",
        "river",
        "castle",
        "garden",
        "garden",
        "sea",
        "snowymountains",
      ]);
    },
  );
});
