import { describe, expect, it } from "vitest";
import { CAMERA_MOVE_IDS, CAMERA_MOVES, type CameraMove } from "../../src/core/film/camera.ts";
import { readCamera } from "../../src/story/camera-words.ts";

describe("the camera is understood", () => {
  const said: [text: string, move: CameraMove, rest: string][] = [
    ["The camera slowly pushes in.", "dolly-in", ""],
    ["A fox wakes, the camera pans left.", "pan-left", "A fox wakes."],
    [
      "The camera slowly pushes in on her face as she smiles",
      "dolly-in",
      "The camera slowly pushes in on her face as she smiles",
    ],
    ["The camera orbits around the statue.", "orbit", "The camera orbits around the statue."],
    ["A fox sleeps while the camera slowly orbits", "orbit", "A fox sleeps"],
    ["drone shot of a castle", "aerial", "a castle"],
    ["Aerial view of a coral reef", "aerial", "A coral reef"],
    ["Slow, sweeping aerial shot over a forest", "aerial", "Slow, sweeping aerial shot over a forest"],
    ["a tracking shot of a car", "truck-right", "a car"],
    ["A tracking shot follows a car", "truck-right", "A tracking shot follows a car"],
    ["pan left", "pan-left", ""],
    ["slow pan to the left across the harbour", "pan-left", "the harbour"],
    ["Pan across the harbour", "pan-right", "The harbour"],
    ["a fox, pan slowly to the left across the harbour", "pan-left", "a fox, the harbour"],
    ["pull slowly back from the city", "dolly-out", "the city"],
    ["Zoom in on the fox's eyes", "zoom-in", "The fox's eyes"],
    ["zoom out from the window", "zoom-out", "the window"],
    ["pull back from the city", "dolly-out", "the city"],
    ["a fox in the snow, handheld", "handheld", "a fox in the snow"],
    ["a fox in the snow, slow dolly in", "dolly-in", "a fox in the snow"],
    ["a fox in the snow, orbit", "orbit", "a fox in the snow"],
    ["a fox in the snow, static camera", "static", "a fox in the snow"],
    ["a fox in the snow, locked-off shot", "static", "a fox in the snow"],
    ["a chase through a market, shot handheld", "handheld", "a chase through a market"],
    ["a fox seen from above", "aerial", "a fox seen from above"],
    ["bird's eye view of a city", "aerial", "a city"],
    ["crane shot of a crowd", "crane-up", "a crowd"],
    ["The camera cranes down into the street", "crane-down", "The camera cranes down into the street"],
    ["the camera rises", "crane-up", ""],
    [
      "The camera follows the fox through the grass",
      "truck-right",
      "The camera follows the fox through the grass",
    ],
    ["The camera remains still.", "static", ""],
    ["camera tilts down", "tilt-down", ""],
    ["tilt up", "tilt-up", ""],
    ["We fly over the mountains", "aerial", "We fly over the mountains"],
    ["the camera flies over a canyon", "aerial", "the camera flies over a canyon"],
    ["a castle in a slow arc shot", "orbit", "a castle"],
    ["steadicam shot through a hotel corridor", "truck-right", "steadicam shot through a hotel corridor"],
    ["camera: orbit", "orbit", ""],
    ["truck left", "truck-left", ""],
    ["whip pan", "pan-right", ""],
    ["pan left to right", "pan-right", ""],
    ["pan from left to right across the harbour", "pan-right", "the harbour"],
    ["A fox wakes, pan right to left.", "pan-left", "A fox wakes."],
    ["truck left to right past the shops", "truck-right", "the shops"],
    [
      "a knight on a hill, pull back to reveal a castle",
      "dolly-out",
      "a knight on a hill, revealing a castle",
    ],
    ["The camera pulls back to reveal a dragon", "dolly-out", "Revealing a dragon"],
    ["zoom out to show the whole city", "zoom-out", "showing the whole city"],
  ];
  it.each(said)("in %j as %s, leaving %j", (text, move, rest) => {
    expect(readCamera(text)).toMatchObject({ move, rest });
  });

  it.each(CAMERA_MOVE_IDS)("in every usual word for %s", (move) => {
    const { label, words } = CAMERA_MOVES[move];
    for (const word of [label, ...words]) {
      expect([word, readCamera(`Camera: ${word}.`).move]).toEqual([word, move]);
    }
  });

  it("with its pace", () => {
    expect(readCamera("The camera gently tilts up.").pace).toBe("slowly");
    expect(readCamera("Fast pan left.").pace).toBe("quickly");
    expect(readCamera("pan left").pace).toBeUndefined();
  });
});

describe("what only sounds like the camera is left alone", () => {
  it.each([
    "A crane stands by the river.",
    "a car, a truck, a crane",
    "An orbiting spaceship glows.",
    "A frying pan on a stove.",
    "A man pushes in through the crowd.",
    "The car pulls out of the garage.",
    "She pulls back the curtain.",
    "A hawk circles around a tower.",
    "A drone delivers a parcel.",
    "A dolly with golden hair sits on a shelf.",
    "The dog tilts its head.",
    "A woman holds a camera.",
    "An old camera on a wooden table.",
    "Snow falls from above.",
    "TV static fills the room.",
    "A truck left behind in the desert.",
    "Pull out the sword!",
    "The pan is hot.",
    "crane",
    "orbit",
    "A still lake at dawn.",
    "Peter Pan flies to the left of the moon.",
    "The satellites orbit the earth.",
    "A train tracks through the mountains.",
    "The hot air balloon rises slowly.",
    "A documentary maker walks home.",
  ])("%j", (text) => {
    expect(readCamera(text)).toEqual({ rest: text });
  });
});
