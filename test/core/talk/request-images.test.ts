import { expect, it } from "vitest";
import type { Attachment } from "../../../src/core/talk/command.ts";
import { requestImages } from "../../../src/core/talk/request-images.ts";
import { requestTrack } from "../../../src/core/talk/request-track.ts";

const image = (key: string, role?: Attachment["role"]): Attachment => ({
  key,
  kind: "image",
  ...(role ? { role } : {}),
});
const roles = (...given: Parameters<typeof requestImages>) =>
  (requestImages(...given).images ?? []).map(({ key, role }) => `${key} ${role}`);

it("begins with the one attached picture, ends with the second, keeps to three or more", () => {
  expect(roles({}, [])).toEqual([]);
  expect(roles({}, [image("a")])).toEqual(["a start"]);
  expect(roles({}, [image("a"), image("b")])).toEqual(["a start", "b end"]);
  expect(roles({}, [image("a"), image("b"), image("c")])).toEqual([
    "a reference",
    "b reference",
    "c reference",
  ]);
});

it("follows what the platform or an option said", () => {
  expect(roles({ end_image: "z" }, [image("a")])).toEqual(["z end", "a start"]);
  expect(roles({ start_image: "z" }, [image("a"), image("z")])).toEqual(["z start", "a reference"]);
  expect(roles({ reference: "r", reference_2: "s" }, [image("a", "end")])).toEqual([
    "r reference",
    "s reference",
    "a end",
  ]);
});

it("takes no recipe and no track for a picture", () => {
  expect(roles({}, [{ key: "r", kind: "recipe" }])).toEqual([]);
  expect(roles({}, [{ key: "v", kind: "video" }])).toEqual([]);
});

it("plays one track, given by option or attached, with what is said of the sound besides", () => {
  expect(requestTrack({}, [], undefined)).toEqual({});
  expect(requestTrack({}, [{ key: "s", kind: "sound" }], { captions: "off" })).toEqual({
    sound: { captions: "off", track: "s" },
  });
  expect(requestTrack({ track: "t" }, [], undefined)).toEqual({ sound: { track: "t" } });
  expect(requestTrack({}, [{ key: "v", kind: "video" }], undefined)).toEqual({ sound: { track: "v" } });
  expect(() => requestTrack({ track: "t" }, [{ key: "s", kind: "sound" }], undefined)).toThrow(/just one/);
});
