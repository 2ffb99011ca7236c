import { describe, expect, it } from "vitest";
import { readStory } from "../../src/story/beats.ts";
import { splitSentences } from "../../src/story/sentences.ts";

const beats = (text: string) => readStory(text).beats.map((beat) => beat.text);

describe("sentences", () => {
  const cases: [text: string, sentences: string[]][] = [
    ["A fox runs. It jumps! Why? Nobody knows.", ["A fox runs.", "It jumps!", "Why?", "Nobody knows."]],
    ["a fox runs. it jumps. it sleeps", ["a fox runs.", "it jumps.", "it sleeps"]],
    [
      "Dr. Smith meets Mr. Jones on St. John St. in Mt. Vernon.",
      ["Dr. Smith meets Mr. Jones on St. John St. in Mt. Vernon."],
    ],
    ["It is 3.5 m tall and costs $4.99. It falls.", ["It is 3.5 m tall and costs $4.99.", "It falls."]],
    ["He waits... and waits. Then runs.", ["He waits... and waits.", "Then runs."]],
    ["He waits… Then he runs.", ["He waits…", "Then he runs."]],
    [
      "“Stop! Who goes there?” he shouts. The guard runs.",
      ["“Stop! Who goes there?” he shouts.", "The guard runs."],
    ],
    ['"Stop!" he shouts. "Never." She runs.', ['"Stop!" he shouts.', '"Never."', "She runs."]],
    ["A fox (the red one. Really.) jumps. It lands.", ["A fox (the red one. Really.) jumps.", "It lands."]],
    ["一只狐狸醒来。它跳！天黑了？", ["一只狐狸醒来。", "它跳！", "天黑了？"]],
    ["「止まれ！」と彼は叫ぶ。狐が走る。", ["「止まれ！」と彼は叫ぶ。", "狐が走る。"]],
    ["هل يقفز؟ نعم. لا", ["هل يقفز؟", "نعم.", "لا"]],
    [
      "Ein Fuchs, z.B. ein roter, springt. Er schläft.",
      ["Ein Fuchs, z.B. ein roter, springt.", "Er schläft."],
    ],
    [
      "At 5 p.m. the bell rings. At 6 p.m. It stops.",
      ["At 5 p.m. the bell rings.", "At 6 p.m.", "It stops."],
    ],
    ["Visit example.com now. Version 2.0.1 is out!", ["Visit example.com now.", "Version 2.0.1 is out!"]],
    ["J. R. Tolkien writes. A pipe smokes.", ["J. R. Tolkien writes.", "A pipe smokes."]],
    ["What?! No!! Yes...", ["What?!", "No!!", "Yes..."]],
    ['He says "unclosed. It goes on. And on.', ['He says "unclosed.', "It goes on.", "And on."]],
    ["a fox\na wolf\n\na bear", ["a fox", "a wolf", "a bear"]],
    ["...", ["..."]],
    ["A fox runs. ... It stops.", ["A fox runs. ...", "It stops."]],
  ];
  it.each(cases)("of %j", (text, sentences) => {
    expect(splitSentences(text)).toEqual(sentences);
  });
});

describe("beats", () => {
  const cases: [text: string, beats: string[]][] = [
    [
      "A fox wakes up, then it jumps over a log and then it sleeps again",
      ["A fox wakes up", "It jumps over a log", "It sleeps again"],
    ],
    [
      "A fox walks through snow; suddenly a wolf appears",
      ["A fox walks through snow", "suddenly a wolf appears"],
    ],
    [
      "A fox walks through snow when suddenly a wolf appears",
      ["A fox walks through snow", "when suddenly a wolf appears"],
    ],
    [
      "A quiet street at night, cut to a busy market by day",
      ["A quiet street at night", "A busy market by day"],
    ],
    ["A quiet street. CUT TO: a busy market.", ["A quiet street.", "A busy market."]],
    ["A fox next to a wolf", ["A fox next to a wolf"]],
    ["Every now and then it jumps over a log", ["Every now and then it jumps over a log"]],
    ["If it rains then the fox stays home", ["If it rains then the fox stays home"]],
    [
      "A sign reads “first this, then that, and then more”",
      ["A sign reads “first this, then that, and then more”"],
    ],
    [
      "First, a fox wakes. Next, it eats. Finally it sleeps.",
      ["A fox wakes.", "It eats.", "Finally it sleeps."],
    ],
    ["Shot 1: a fox wakes up. It yawns. Shot 2 - it jumps", ["a fox wakes up. It yawns.", "it jumps"]],
    ["Scene 1: night.\nScene 2: day.", ["night.", "day."]],
    ["1. a fox wakes\n2. it jumps\n3. it sleeps", ["a fox wakes", "it jumps", "it sleeps"]],
    ["1) a fox wakes 2) it jumps 3) it sleeps", ["a fox wakes", "it jumps", "it sleeps"]],
    ["- a fox wakes\n- it jumps", ["a fox wakes", "it jumps"]],
    ["0:00-0:03 a fox wakes\n0:03-0:08 it jumps", ["a fox wakes", "it jumps"]],
    ["**Shot 1:** a fox wakes\n**Shot 2:** it jumps", ["a fox wakes", "it jumps"]],
    ["Shot 7: a fox", ["Shot 7: a fox"]],
    ["A fox wakes. Camera: slow pan left. It jumps.", ["A fox wakes.", "It jumps."]],
    ["Cinematic lighting, 35mm. 4k.", ["Cinematic lighting, 35mm.", "4k."]],
    ["A fox. Style: watercolour.", ["A fox."]],
  ];
  it.each(cases)("of %j", (text, expected) => {
    expect(beats(text)).toEqual(expected);
  });

  it("lose no word of a story but what only orders them", () => {
    const text =
      "A fox wakes up, then it yawns. Suddenly, snow falls from the old roof. The fox sneezes and runs.";
    // What is left begins as its sentence did.
    expect(beats(text).join(" ")).toBe(text.replace(", then it", " It"));
  });
});
