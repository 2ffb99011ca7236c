import { expect, it } from "vitest";
import type { Attachment } from "../../../src/core/talk/command.ts";
import { requestImages } from "../../../src/core/talk/request-images.ts";

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

it("takes no recipe for a picture, and says what can be done with a video", () => {
  expect(roles({}, [{ key: "r", kind: "recipe" }])).toEqual([]);
  expect(() => roles({}, [{ key: "v", kind: "video" }])).toThrow(/\/verify/);
});
