import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { ONLY_IN, ROOMS, type Room } from "./rooms.ts";

const SOURCES = ["src", "commands", "adapters", "workers"];
/** Runs in the browser, with types of its own. */
const PAGE = "adapters/console/page/";
const IMPORT = /(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)["']([^"']+)["']/gm;
/** A type alone does nothing, so a pure room may name one of Node's. */
const NODE_TYPE = /^import type [^;]*?["']node:[^"']+["'];/gm;

const files = SOURCES.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
).filter((path) => /\.m?[jt]s$/.test(path) && !path.startsWith(PAGE));

/** The longest room that holds a path: what lies deeper than any room belongs to the room above it. */
function roomOf(path: string): string | undefined {
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    if (folder in ROOMS) return folder;
  }
  return undefined;
}

const packageOf = (name: string) =>
  name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");

interface Import {
  from: string;
  to: string;
}

const importsOf = (path: string): Import[] =>
  [...readFileSync(path, "utf8").replaceAll(NODE_TYPE, "").matchAll(IMPORT)].map(([, to]) => ({
    from: path,
    to: to ?? "",
  }));

const imports = files.flatMap(importsOf);

/** What the table says against an import; undefined where it is allowed. */
function objection({ from, to }: Import): string | undefined {
  const home = roomOf(from);
  if (home === undefined) return `${from} lies in no room of test/house/rooms.ts`;
  const room = ROOMS[home];
  if (to.startsWith("node:"))
    return room?.pure ? `${from}: ${home} is pure and may not use ${to}` : undefined;
  if (!to.startsWith(".")) {
    const name = packageOf(to);
    return room?.packages?.includes(name) ? undefined : `${from}: ${home} may not use the package ${name}`;
  }
  const target = roomOf(join(dirname(from), to));
  // Data of the project's own, such as its version.
  if (target === undefined && to.endsWith(".json")) return undefined;
  if (target === undefined) return `${from} imports ${to}, which lies in no room`;
  if (target === home) return undefined;
  if (!room?.rooms?.includes(target)) return `${from}: ${home} may not import ${target} (${room?.because})`;
  const only = ONLY_IN[`${home} → ${target}`];
  return only && !only.includes(from) ? `${from}: only ${only.join(", ")} may import ${target}` : undefined;
}

/** The core and the host are a floor each, in which rooms lie beside each other. */
const floorOf = (room: string) => /^src\/(?:core|host)(?=\/|$)/.exec(room)?.[0] ?? room;

/** Rooms that import each other, round to the first; undefined where all arrows run one way. What is a program wires, and is left out. */
function circle(rooms: Record<string, Room>): string | undefined {
  const below = new Map<string, Set<string>>();
  for (const [room, { rooms: used = [] }] of Object.entries(rooms)) {
    const floor = floorOf(room);
    const others = used.filter((one) => floorOf(one) !== floor && !(`${room} → ${one}` in ONLY_IN));
    below.set(floor, new Set([...(below.get(floor) ?? []), ...others.map(floorOf)]));
  }
  const sound = new Set<string>();
  function from(room: string, way: readonly string[]): string | undefined {
    if (way.includes(room)) return [...way.slice(way.indexOf(room)), room].join(" → ");
    if (sound.has(room)) return undefined;
    for (const one of below.get(room) ?? []) {
      const found = from(one, [...way, room]);
      if (found) return found;
    }
    sound.add(room);
    return undefined;
  }
  for (const room of below.keys()) {
    const found = from(room, []);
    if (found) return found;
  }
  return undefined;
}

describe("the rooms", () => {
  it("import only what the table allows", () => {
    expect(imports.length).toBeGreaterThan(1000);
    expect(imports.map(objection).filter((one) => one !== undefined)).toEqual([]);
  });

  it("would be told of an import that isn't allowed", () => {
    expect(objection({ from: "commands/video.ts", to: "grammy" })).toMatch("may not use the package grammy");
    expect(objection({ from: "commands/video.ts", to: "../src/studio/admit.ts" })).toMatch("src/studio");
    expect(objection({ from: "adapters/telegram/api.ts", to: "../discord/api.ts" })).toMatch(
      "may not import",
    );
    expect(objection({ from: "workers/shoot.ts", to: "../src/host/config.ts" })).toMatch(
      "only workers/main.ts",
    );
    expect(objection({ from: "src/core/film/clip.ts", to: "node:fs" })).toMatch("is pure");
  });

  it("are all there, and use all that they are allowed", () => {
    const used = new Map<string, Set<string>>();
    for (const file of files) used.set(roomOf(file) ?? "", new Set());
    for (const { from, to } of imports) {
      const home = roomOf(from) ?? "";
      const name = to.startsWith(".") ? roomOf(join(dirname(from), to)) : packageOf(to);
      used.set(home, (used.get(home) ?? new Set()).add(name ?? ""));
    }
    const idle = Object.entries(ROOMS).flatMap(([name, { rooms = [], packages = [] }]) =>
      [...rooms, ...packages]
        .filter((one) => one !== name && !used.get(name)?.has(one))
        .map((one) => `${name} no longer uses ${one}`),
    );
    expect([...used.keys()].sort()).toEqual(Object.keys(ROOMS).sort());
    expect(idle).toEqual([]);
  });

  it("stand above or below each other, and never in a circle", () => {
    expect(circle(ROOMS)).toBeUndefined();
    const upwards = { ...ROOMS, "src/store": { because: "", rooms: ["src/queue"] } };
    expect(circle(upwards)).toBe("src/store → src/queue → src/store");
  });
});
