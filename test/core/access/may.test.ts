import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Actor,
  CLIP_TABLE,
  type ClipAction,
  type ClipThing,
  may,
  OPENNESSES,
  STANDINGS,
  type Standing,
} from "../../../src/core/access/may.ts";

const from = { platform: "discord", chat: "c1", group: "g1" };
const ACTORS: Record<Standing, Actor> = {
  maker: { ids: ["telegram:9", "discord:1"], manager: false, at: { platform: "telegram", chat: "9" } },
  manager: { ids: ["discord:2"], manager: true, at: { ...from, chat: "c2" } },
  member: { ids: ["discord:3"], manager: false, at: { ...from, chat: "c2" } },
  stranger: { ids: ["discord:4"], manager: true, at: { platform: "discord", chat: "c9", group: "g9" } },
};
const clip = (change: Partial<ClipThing> = {}): ClipThing => ({
  kind: "clip",
  maker: "discord:1",
  private: false,
  deleted: false,
  from,
  ...change,
});
const things = {
  open: clip(),
  private: clip({ private: true }),
  deleted: clip({ deleted: true }),
  hidden: clip({ hidden: true }),
};

describe("who may do what with a clip", () => {
  // Written out once more, so that a change of the table is a change seen here too.
  const expected: Record<ClipAction, string> = {
    see: "open: maker manager member; private: maker; deleted: maker; hidden: ",
    derive: "open: maker manager member; private: maker; deleted: ; hidden: ",
    recipe: "open: maker manager member; private: maker; deleted: ; hidden: ",
    show: "open: maker manager member; private: maker; deleted: ; hidden: ",
    share: "open: maker; private: ; deleted: ; hidden: ",
    cancel: "open: maker manager; private: maker; deleted: ; hidden: ",
    delete: "open: maker manager; private: maker; deleted: maker; hidden: ",
    hide: "open: maker; private: maker; deleted: maker; hidden: ",
    vote: "open: manager member; private: ; deleted: ; hidden: ",
    pick: "open: maker; private: maker; deleted: maker; hidden: ",
  };

  it.each(Object.keys(CLIP_TABLE) as ClipAction[])("%s: as the table says", (action) => {
    const allowed = OPENNESSES.map((openness) => {
      const who = STANDINGS.filter((standing) => may(ACTORS[standing], action, things[openness]));
      return `${openness}: ${who.join(" ")}`;
    });
    expect(allowed.join("; ")).toBe(expected[action]);
  });
});

describe("for every person, clip and action", () => {
  const spot = fc.record({
    platform: fc.constantFrom("discord", "telegram"),
    chat: fc.constantFrom("c1", "c2"),
    group: fc.constantFrom("g1", "g2", undefined),
  });
  const actor = fc.record({
    ids: fc.uniqueArray(fc.constantFrom("p1", "p2", "p3"), { minLength: 1 }),
    manager: fc.boolean(),
    at: spot,
  });
  const anyClip = fc.record({
    kind: fc.constant("clip" as const),
    maker: fc.constantFrom("p1", "p2", "p3"),
    private: fc.boolean(),
    deleted: fc.boolean(),
    from: spot,
  });
  const action = fc.constantFrom(...(Object.keys(CLIP_TABLE) as ClipAction[]));

  it("lets nobody do anything with what they may not see", () => {
    fc.assert(
      fc.property(actor, action, anyClip, (person, wanted, thing) => {
        expect(may(person, wanted, thing) && !may(person, "see", thing)).toBe(false);
      }),
    );
  });

  it("lets nobody but its maker see what is private or deleted, wherever and whoever they are", () => {
    fc.assert(
      fc.property(actor, anyClip, (person, thing) => {
        fc.pre(thing.private || thing.deleted);
        expect(may(person, "see", thing)).toBe(person.ids.includes(thing.maker));
      }),
    );
  });

  it("opens nothing by hiding or deleting it, and closes nothing to a manager that is open to a member", () => {
    fc.assert(
      fc.property(actor, action, anyClip, (person, wanted, thing) => {
        const open = { ...thing, private: false, deleted: false };
        for (const closed of [
          { ...open, private: true },
          { ...open, deleted: true },
        ]) {
          expect(may(person, wanted, closed) && !may(person, wanted, open)).toBe(false);
        }
        const promoted = { ...person, manager: true };
        expect(may(person, wanted, thing) && !may(promoted, wanted, thing)).toBe(false);
      }),
    );
  });

  it("lets people of another platform see only what they made themselves", () => {
    fc.assert(
      fc.property(actor, action, anyClip, (person, wanted, thing) => {
        fc.pre(person.at.platform !== thing.from.platform && !person.ids.includes(thing.maker));
        expect(may(person, wanted, thing)).toBe(false);
      }),
    );
  });

  it("refuses what isn't in the table", () => {
    fc.assert(
      fc.property(
        actor,
        anyClip,
        fc.constantFrom("toString", "constructor", "own", ""),
        (person, thing, word) => {
          expect(may(person, word as ClipAction, thing)).toBe(false);
        },
      ),
    );
  });
});

describe("a community", () => {
  const manager: Actor = { ids: ["discord:2"], manager: true, at: from };
  const member: Actor = { ids: ["discord:3"], manager: false, at: from };
  const settings = (group: string) => ({ kind: "settings" as const, of: { platform: "discord", group } });

  it("lets its own managers change its settings, and no other community's", () => {
    expect(may(manager, "change", settings("g1"))).toBe(true);
    expect(may(member, "change", settings("g1"))).toBe(false);
    expect(may(manager, "change", settings("g2"))).toBe(false);
    expect(may({ ...manager, at: { ...from, platform: "telegram" } }, "change", settings("g1"))).toBe(false);
  });

  it("lets those ask whom its managers let ask, where they let them", () => {
    const place = (change: object) => ({ kind: "place" as const, at: from, ...change });
    expect(may(member, "ask", place({}))).toBe(true);
    expect(may(member, "ask", place({ askers: "managers" }))).toBe(false);
    expect(may(manager, "ask", place({ askers: "managers" }))).toBe(true);
    expect(may(member, "ask", place({ chats: ["c2"] }))).toBe(false);
    expect(may(member, "ask", place({ chats: ["c1", "c2"] }))).toBe(true);
  });
});
