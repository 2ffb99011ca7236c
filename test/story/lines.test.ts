import { describe, expect, it } from "vitest";
import { readLines, spokenSeconds, unmark } from "../../src/story/lines.ts";

const read = (idea: string) => {
  const { told, lines } = readLines(idea);
  return {
    told: unmark(told).text,
    said: lines.map(({ speaker, text }) => (speaker ? `${speaker}: ${text}` : text)),
  };
};

describe("what is spoken in an idea", () => {
  it.each([
    ["Mara: We are late", ["Mara: We are late"], "Mara speaks."],
    [
      'Mara opens the door and says "We are late."',
      ["Mara: We are late."],
      "Mara opens the door and speaks.",
    ],
    [
      '"We are late," says Mara. She runs to the station.',
      ["Mara: We are late."],
      "Mara speaks. She runs to the station.",
    ],
    ['"Run!" the old man shouts.', ["old man: Run!"], "The old man shouts."],
    [
      '"Where is my hat?" asks the baker. A cat runs.',
      ["baker: Where is my hat?"],
      "The baker speaks. A cat runs.",
    ],
    ['She waits. "Run!" the old man shouts.', ["old man: Run!"], "She waits. The old man shouts."],
    ['"run!" the fox shouts.', ["fox: run!"], "the fox shouts."],
    [
      "A narrator says the city never sleeps. Neon over wet streets.",
      ["The city never sleeps."],
      "Neon over wet streets.",
    ],
    [
      'A fox runs through snow while a narrator says "Winter came early."',
      ["Winter came early."],
      "A fox runs through snow",
    ],
    ["A dog says 'I love you' to the cat", ["dog: I love you"], "A dog speaks to the cat"],
    [
      'She looks up. "Is anybody there?" The wind howls.',
      ["Is anybody there?"],
      "She looks up. The wind howls.",
    ],
    [
      'The captain: "Full speed ahead!" The ship turns.',
      ["The captain: Full speed ahead!"],
      "The captain speaks. The ship turns.",
    ],
    [
      'Tom, the fisherman, waves: "I see the light!" Morning comes.',
      ["Tom: I see the light!"],
      "Tom, the fisherman, waves. Morning comes.",
    ],
    [
      "Two friends wait. Mara: We are late. Tom: No, we are early. A bus arrives.",
      ["Mara: We are late.", "Tom: No, we are early."],
      "Two friends wait. Mara speaks. Tom speaks. A bus arrives.",
    ],
    ["Narrator: Once there was a fox.\nThe fox runs.", ["Once there was a fox."], "The fox runs."],
    [
      "Ein alter Mann sagt: „Komm nach Hause.“ Der Hund bellt.",
      ["Mann: Komm nach Hause."],
      "Ein alter Mann spricht. Der Hund bellt.",
    ],
    ["Una niña dice «Vamos a casa» y corre.", ["niña: Vamos a casa"], "Una niña habla y corre."],
    [
      "Une femme dit : « Nous sommes en retard. » Elle court.",
      ["femme: Nous sommes en retard."],
      "Une femme parle. Elle court.",
    ],
    [
      'Uma menina diz "Estamos atrasados" na chuva.',
      ["menina: Estamos atrasados"],
      "Uma menina fala na chuva.",
    ],
    ["少女が「もう遅いよ」と言う。", ["少女: もう遅いよ"], "少女が話す。"],
    ["老人说：“我们迟到了。”然后跑向车站。", ["老人: 我们迟到了。"], "老人说话。然后跑向车站。"],
    [
      "Mara waits. Mara: We are late. Tom runs up and says “I know.” They laugh.",
      ["Mara: We are late.", "Tom: I know."],
      "Mara waits. Mara speaks. Tom runs up and speaks. They laugh.",
    ],
    [
      'A storm comes and a narrator says "No ship came." The lamp is lit.',
      ["No ship came."],
      "A storm comes. The lamp is lit.",
    ],
  ])("is found in %j", (idea, said, told) => {
    expect(read(idea)).toEqual({ told, said });
  });

  it("is found in a screenplay, without its cues and asides", () => {
    const { told, said } = read(
      "INT. KITCHEN - NIGHT\n\nMara stands by the window.\n\nMARA\n(quietly)\nWe are late.\n\nTOM (O.S.)\nI know. Let us go.\n\nThey leave.",
    );
    expect(said).toEqual(["Mara: We are late.", "Tom: I know. Let us go."]);
    expect(told).not.toMatch(/late|know|quietly/);
    expect(told).toContain("They leave.");
  });

  it.each([
    'A neon sign reads "OPEN ALL NIGHT" in the rain',
    'A sign that says "Exit"',
    'a film called "The Last Train"',
    "Style: watercolor. A cat sits.",
    "Tokyo: neon streets at night in the rain",
    'A "smart" robot walks',
    "Close on a clock: 5:45 pm. A man runs.",
    "Visit https://example.com: great fun",
    "Shot 1: a fox wakes. Shot 2: it jumps.",
    "A lighthouse at dusk. A storm comes in. The lamp is lit.",
  ])("is not taken from %j", (idea) => {
    expect(readLines(idea)).toEqual({ told: idea, lines: [] });
  });

  it("takes its time: words by 2.5 a second and half a second, Chinese by five characters a second", () => {
    expect(spokenSeconds("We are late again.")).toBeCloseTo(4 / 2.5 + 0.5);
    expect(spokenSeconds("我们迟到了。")).toBeCloseTo(5 / 5 + 0.5);
    expect(spokenSeconds("…")).toBe(0);
  });
});
