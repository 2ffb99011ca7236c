import { describe, expect, it } from "vitest";
import { readFilm } from "../../src/story/read-film.ts";

/** Everybody in the film: id, description, what they are. */
const cast = (...beats: string[]) =>
  readFilm(beats).cast.map(({ id, description, who }) => [id, description, who]);

describe("who is introduced by name is one person, described by the introduction", () => {
  const cases: [beats: string[], id: string, description: string, who: string | undefined][] = [
    [["A lighthouse keeper called Tomas wakes.", "He waves."], "tomas", "Tomas, a lighthouse keeper", "man"],
    [
      ["On a foggy morning a lighthouse keeper called Tomas rows out.", "He waves."],
      "tomas",
      "Tomas, a lighthouse keeper",
      "man",
    ],
    [
      ["It snows, and a girl with a yellow scarf named Lena looks up.", "Lena smiles."],
      "lena",
      "Lena, a girl with a yellow scarf",
      "woman",
    ],
    [
      ["A girl named Lena with a yellow scarf looks up."],
      "lena",
      "Lena, a girl with a yellow scarf",
      "woman",
    ],
    [
      ["A courier named Mara in a red coat cycles home.", "She waves."],
      "mara",
      "Mara, a courier in a red coat",
      "woman",
    ],
    [["In walks a boy in a blue cap called Nils."], "nils", "Nils, a boy in a blue cap", "man"],
    [["There lives a baker known as Rosa.", "She bakes."], "rosa", "Rosa, a baker", "woman"],
    [["A pirate known as Big Joe digs.", "Joe laughs."], "big-joe", "Big Joe, a pirate", "person"],
    [["An old wizard by the name of Orlan reads."], "orlan", "Orlan, an old wizard", "man"],
    [["A woman whose name is Ada paints."], "ada", "Ada, a woman", "woman"],
    [["A woman who is called Ada paints."], "ada", "Ada, a woman", "woman"],
    [["A small robot, called Bolt, wakes up.", "Bolt beeps."], "bolt", "Bolt, a small robot", undefined],
    [["A fox named Rufus wakes."], "rufus", "Rufus, a fox", undefined],
    [["a fox called rufus wakes up", "rufus yawns"], "rufus", "rufus, a fox", undefined],
    [["a girl named lena opens a door", "she smiles"], "lena", "lena, a girl", "woman"],
    [["Tomas, an old keeper, climbs the stairs."], "tomas", "Tomas, an old keeper", "person"],
    [
      ["The rain stops, and Tomas, an old keeper with a grey beard, opens the door."],
      "tomas",
      "Tomas, an old keeper with a grey beard",
      "person",
    ],
    [
      ["Everybody looks at Ada, a pilot in a leather jacket."],
      "ada",
      "Ada, a pilot in a leather jacket",
      "person",
    ],
    [["The old keeper Tomas climbs the stairs.", "He sings."], "tomas", "Tomas, an old keeper", "man"],
    [
      ["A train driver named Ida Berg waves.", "Ida laughs."],
      "ida-berg",
      "Ida Berg, a train driver",
      "person",
    ],
    [["A ship named Aurora sails by."], "aurora", "Aurora, a ship", undefined],
    [
      ["A tall knight in silver armour called Sir Gawain rides out."],
      "sir-gawain",
      "Sir Gawain, a tall knight in silver armour",
      "man",
    ],
    [
      ["In a village lives a clockmaker named Anselm who has not slept for a year."],
      "anselm",
      "Anselm, a clockmaker",
      "person",
    ],
  ];
  it.each(cases)("%j", (beats, id, description, who) => {
    expect(cast(...beats)).toEqual([[id, description, who]]);
    expect(readFilm(beats).settings.map(({ castIds }) => castIds)).toEqual(beats.map(() => [id]));
  });

  it("and so is whoever belongs to somebody", () => {
    expect(cast("A girl plays with her dog Rex.", "Rex barks.")).toEqual([
      ["girl", "girl", "woman"],
      ["rex", "Rex, a dog", undefined],
    ]);
    expect(cast("A boy rides with his little sister Ida.", "Ida laughs.")[1]).toEqual([
      "ida",
      "Ida, a little sister",
      "woman",
    ]);
    expect(cast("The dog, Rex, runs through the snow.", "Rex barks.")).toEqual([
      ["rex", "Rex, a dog", undefined],
    ]);
    expect(cast("A girl named Lena walks her dog called Rex.", "They run.").map(([id]) => id)).toEqual([
      "lena",
      "rex",
    ]);
  });

  it("and both of two who are introduced in one breath", () => {
    expect(
      cast("Two sisters called Anna and Mia run.", "Anna falls.").map(([id, , who]) => [id, who]),
    ).toEqual([
      ["anna", "woman"],
      ["mia", "woman"],
    ]);
  });

  it("what is called, told or done otherwise is no name", () => {
    for (const beat of [
      "A woman called to the boats.",
      "A man called the police.",
      "A girl called out.",
      "A boy called for help.",
      "A knight called back.",
      "A woman known for her songs sings.",
      "A singer known around the world sings.",
      "A man called his dog.",
    ])
      expect(cast(beat)[0]?.[0], beat).toMatch(/^(?:woman|man|girl|boy|knight|singer)$/u);
  });

  it("she is meant by name, by what she is, and by “she”", () => {
    const beats = [
      "Fog hangs over the sea, and a lighthouse keeper called Ada rows out.",
      "A seal swims by.",
      "The keeper laughs.",
      "Ada rows on.",
      "She sings.",
    ];
    expect(readFilm(beats).settings.map(({ castIds }) => castIds)).toEqual([
      ["ada"],
      ["seal"],
      ["ada"],
      ["ada"],
      ["ada"],
    ]);
  });
});

describe("who works at a place is somebody, and not the place", () => {
  it.each([
    "lighthouse keeper",
    "train driver",
    "castle guard",
    "barn owner",
    "hotel owner",
    "museum director",
    "station master",
    "park ranger",
    "shop assistant",
    "farm hand",
    "farm boy",
    "market woman",
    "ship captain",
    "boat builder",
    "forest ranger",
    "church organist",
    "school teacher",
    "village priest",
    "city planner",
    "bridge keeper",
    "tower watchman",
    "beach vendor",
    "theatre usher",
    "harbour pilot",
    "cave explorer",
    "mountain guide",
    "circus acrobat",
    "bar pianist",
    "space traveller",
    "street sweeper",
    "zoo attendant",
    "kitchen maid",
  ])("a %s", (trade) => {
    const id = trade.replaceAll(" ", "-");
    const acts = readFilm([`A ${trade} wakes.`, "Rain falls.", "She smiles."]);
    expect(acts.cast.map(({ id: one }) => one)).toEqual([id]);
    expect(acts.cast[0]?.who).toBe(
      /woman$/u.test(trade) ? "woman" : /(?:man|boy)$/u.test(trade) ? "man" : "woman",
    );
    expect(acts.places).toEqual([]);
    // Whoever is only met is in the film, too, and makes no place of it.
    const met = readFilm([`A king waves to a ${trade} in a white shirt.`, "He laughs."]);
    expect(met.cast.map(({ id: one }) => one)).toEqual(["king", id]);
    expect(met.cast[1]?.description).toBe(`${trade} in a white shirt`);
    expect(met.places).toEqual([]);
  });

  it("but a place's own things are no people", () => {
    for (const thing of [
      "castle tower",
      "city corner",
      "harbour ladder",
      "river water",
      "street lamp",
      "park flower",
    ])
      expect(readFilm([`A ${thing} glows.`]).cast[0]?.who, thing).toBeUndefined();
    expect(
      readFilm(["A girl walks into a castle.", "She waits by the barn."]).places.map(({ id }) => id),
    ).toEqual(["castle", "barn"]);
  });
});

it.each([
  "Cinco pássaros voam",
  "Quatro amigos conversam",
  "Duas meninas pulam",
  "Siete gatos saltan",
  "Huit chats jouent",
])("takes the number that “%s” begins with for nobody's name", (said) => {
  expect(cast(`${said}.`).map(([, description]) => description)).not.toContain(said.split(" ")[0]);
});
