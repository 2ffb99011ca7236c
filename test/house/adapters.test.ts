import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PLATFORMS } from "../../src/core/platforms.ts";

/** What adapters have in common: the file that holds it has this name in each of them, and it is called like this there. */
const SHAPE: Readonly<Record<string, RegExp>> = {
  setup: /^\w+Setup$/,
  check: /^check[A-Z]\w+$/,
  listener: /^create[A-Z][a-z]+Listener$/,
  sender: /^create[A-Z][a-z]+Sender$/,
  errors: /^toPlatformError$/,
  place: /^(PLATFORM|refOf|surfaceOf\w*)$/,
  people: /^(personOf|toPerson|createPeople)$/,
  arrive: /^createArrivals$/,
  "hear-message": /^createMessageHearer$/,
  "hear-button": /^createButtonHearer$/,
  "sent-files": /^createSentFiles$/,
  "post-clip": /^createClipPoster$/,
  "takes-card": /^createTakesCards$/,
  "button-data": /^(Pressed|clipOfButtons)$/,
  "command-menu": /^(to\w*Commands|toCommandMenu|setCommandMenus)$/,
};
/** No platform outside can do without. */
const IN_ALL = ["setup", "check", "listener", "sender", "errors", "place", "people", "hear-message"];

const EXPORTED = /^export (?:async )?(?:const|function|type|interface|class) (\w+)/gm;

const files = Object.keys(PLATFORMS).flatMap((platform) =>
  readdirSync(`adapters/${platform}`, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => ({
      path: `adapters/${platform}/${path}`,
      name: path.replace(/^.*\//, "").replace(/\.ts$/, ""),
      exported: [...readFileSync(`adapters/${platform}/${path}`, "utf8").matchAll(EXPORTED)].map(
        ([, name = ""]) => name,
      ),
    })),
);

describe("the folders of the chat platforms", () => {
  it("have what they have in common in files of the same name", () => {
    expect(files.length).toBeGreaterThan(100);
    const elsewhere = files.flatMap(({ path, name, exported }) =>
      Object.entries(SHAPE).flatMap(([home, shape]) =>
        home === name ? [] : exported.filter((each) => shape.test(each)).map((each) => `${path}: ${each}`),
      ),
    );
    expect(elsewhere).toEqual([]);
    const withoutIt = files.filter(({ name, exported }) => {
      const shape = SHAPE[name];
      return shape !== undefined && !exported.some((each) => shape.test(each));
    });
    expect(withoutIt.map(({ path }) => path)).toEqual([]);
  });

  it("have what no platform outside can do without", () => {
    const missing = Object.keys(PLATFORMS)
      .filter((platform) => platform !== "console")
      .flatMap((platform) => IN_ALL.map((name) => `adapters/${platform}/${name}.ts`))
      .filter((path) => !existsSync(path));
    expect(missing).toEqual([]);
  });
});
