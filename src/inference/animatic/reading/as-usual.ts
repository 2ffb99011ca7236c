import { pouredInto } from "../acting/vessels.ts";
import { hasArms } from "../art/gallery.ts";
import { CYCLES } from "../layout/cycles.ts";
import { WATERY } from "../layout/geography.ts";
import type { CastMember, PlaceId, Trade } from "../scene.ts";
import { ENTRY_BY_ART } from "./lexicon.ts";
import { INDOORS } from "./outdoors.ts";
import { memberOf } from "./read-cast.ts";

/** What an animal is seen with when it eats and nobody says what. */
const EATS: Readonly<Record<string, string>> = {
  "panda-body": "bamboo-stalk",
  koala: "herb",
  rabbit: "carrot",
  monkey: "banana",
  chipmunk: "acorn",
};
/** The work by which a trade is known, where the words only say that somebody works. */
const WORKS: Partial<Record<Trade, Pick<CastMember, "act" | "tool">>> = {
  miner: { act: "hammer", tool: "pickaxe" },
  smith: { act: "hammer" },
  carpenter: { act: "hammer" },
  lumberjack: { act: "hammer", tool: "axe" },
};
const BALLS = new Set(["soccer-ball", "basketball", "ball", "tennis"]);
const WINDOWED = new Set(["castle", "japanese-castle"]);

/** What goes without saying: a motorcycle has its rider, a cat drinks from a bowl, friends sit round their fire. */
export function asUsual(
  cast: readonly CastMember[],
  { place, text }: { place: PlaceId; text: string },
): CastMember[] {
  const rules = [
    ofHouses,
    rooted,
    onTheWing,
    picnicking,
    ridden,
    fed,
    fromBowls,
    bathing,
    underUmbrella,
    atWork,
    conducting,
    withoutThrown,
    letGo,
    pouring,
    sungInto,
    aroundFire,
    roasting,
    angling,
  ];
  const there = place === "stage" ? fromTheStage(cast, text) : cast;
  const usual = rules.reduce<readonly CastMember[]>((so, rule) => rule(so, place), there);
  const seen = usual.map((one) => inItsWay(one, text));
  return /\b(?:looks?|looking|peers?|gazes?|waves?|leans?|sings?) (?:\w+ )?(?:out|from)\b/.test(text)
    ? atWindow(seen)
    : [...seen];
}

/** What each roasts on his own stick lies nowhere besides: he holds it into the fire. */
const roasting: Rule = (cast) => {
  const roast = cast.find(({ act, to, tool }) => act === "cook" && to !== undefined && to === tool)?.tool;
  if (roast === undefined || !cast.some(({ art }) => art === "campfire")) return cast;
  return cast.flatMap((one) =>
    one.art === roast ? [] : one.tool === roast ? [{ ...one, to: "campfire" }] : [one],
  );
};

/** A fisherman who does nothing else on the water has his line in it, and lets the boat lie. */
const angling: Rule = (cast) => {
  const fisher = cast.find(
    ({ act, outfit, at, count }) =>
      act === undefined && outfit?.trade === "fisher" && count === 1 && at?.how === "in",
  );
  if (!fisher || cast.some(({ at }) => at?.how === "held" && at.art === fisher.art)) return cast;
  return cast.map((one) => {
    if (one === fisher) return { ...one, act: "fish" as const, action: "idle" as const };
    return one.art === fisher.at?.art ? { ...one, action: "idle" as const } : one;
  });
};

/** "A leaf falls" where others rain down. */
function inItsWay(one: CastMember, text: string): CastMember {
  const falls = one.art === "maple-leaf" && one.action === "float" && /\bfall(?:s|ing)?\b/.test(text);
  return falls ? { ...one, action: "fall" } : one;
}

/** No door stands in the open, unless the shot is of it: it is that of a house. */
const ofHouses: Rule = (cast, place) =>
  INDOORS.has(place) ||
  cast[0]?.art === "door" ||
  cast.some(({ to, art, act }) => to === "door" || (art === "door" && act))
    ? cast
    : cast
        .filter(({ art }) => art !== "door" || !cast.some((one) => one.art === "house"))
        .map((one) => {
          const isAt = one.at?.art === "door" ? { at: { ...one.at, art: "house" } } : {};
          return one.art === "door" ? { ...one, art: "house", size: "huge" as const } : { ...one, ...isAt };
        });

const TO_MANY = /\b(?:audience|crowd|spectators)\b/;

/** Those who look on sit before the stage, and don't stand on it. */
const fromTheStage = (cast: readonly CastMember[], text: string): readonly CastMember[] =>
  cast.length > 1 && TO_MANY.test(text)
    ? cast.filter(({ art, count, act }) => art !== "person" || count < MANY || act !== undefined)
    : cast;
const MANY = 5;

type Rule = (cast: readonly CastMember[], place: PlaceId) => readonly CastMember[];

const alone = (art: string, at: CastMember["at"]): CastMember[] => {
  const entry = ENTRY_BY_ART.get(art);
  if (!entry) return [];
  const { home: _home, ...member } = memberOf(entry, 1);
  return [{ ...member, ...(at ? { at } : {}) }];
};

/** "The tower with birds flying by": it is they who fly. */
const rooted: Rule = (cast) =>
  cast.map((one) =>
    one.action === "fly" &&
    one.gait === "still" &&
    one.size === "huge" &&
    cast.some((other) => other.gait === "fly" && other.action === "fly")
      ? { ...one, action: "idle" }
      : one,
  );

/** Who flies is over what languages with one word for both have it on: only a broom, or a dragon, flies with its rider. */
const onTheWing: Rule = (cast) =>
  cast.map((one) => {
    const { at, action, person } = one;
    const under = at?.how === "on" && cast.find(({ art }) => art === at.art);
    return action === "fly" && !person && under && under.size === "huge" && under.gait === "still"
      ? { ...one, at: { ...at, how: "over" as const } }
      : one;
  });

/** No cloth alone lies on a picnic's table, but what one eats. */
const picnicking: Rule = (cast) => {
  const cloth = cast.find(({ art, at }) => art === "blanket" && at?.how === "on" && at.art === "table");
  if (!cloth) return cast;
  return [...cast.filter((one) => one !== cloth), ...alone("sandwich", { how: "on", art: "table" })];
};

const ridden: Rule = (cast) => {
  const [hero] = cast;
  if (!hero || !CYCLES.has(hero.art) || !["move", "run"].includes(hero.action)) return cast;
  if (cast.some(({ at, person }) => person || at?.art === hero.art)) return cast;
  const riders = alone("person", { how: "on", art: hero.art }).map((one) => ({ ...one, count: hero.count }));
  return [...cast, ...riders];
};

const fed: Rule = (cast) =>
  cast.flatMap((one) => {
    const food = one.act === "eat" && one.tool === undefined ? EATS[one.art] : undefined;
    const has = cast.some(({ art, at }) => art === one.to || (at?.how === "held" && at.art === one.art));
    return food === undefined || has || one.count > 1
      ? [one]
      : [one, ...alone(food, { how: "held", art: one.art })];
  });

const fromBowls: Rule = (cast) => {
  const drinker = cast.find(
    ({ act, art, role, gait }) =>
      act === "drink" && role === "hero" && !hasArms(art) && gait !== "fly" && !/monkey|chimp|ape/.test(art),
  );
  const held = cast.find(({ at, art }) => at?.how === "held" && at.art === drinker?.art && art !== "saucer");
  if (!drinker || !held) return cast;
  const { tool: _tool, ...free } = drinker;
  return [
    ...cast.filter((one) => one !== held).map((one) => (one === drinker ? { ...free, to: "saucer" } : one)),
    ...alone("saucer", undefined),
  ];
};

/** One sits in a bath, and needs none in a river. */
const bathing: Rule = (cast, place) => {
  const bather = cast.find(({ act, to, at }) => act === "wash" && to === undefined && at === undefined);
  const tub = cast.find(({ art, at }) => art === "bathtub" && (at === undefined || at.art === bather?.art));
  if (!bather || !tub) return cast;
  if (WATERY.has(place)) return cast.filter((one) => one !== tub);
  const { at: _at, ...free } = tub;
  return cast.map((one) =>
    one === tub ? free : one === bather ? { ...one, at: { how: "in", art: "bathtub" } } : one,
  );
};

/** One opens an umbrella over oneself. */
const underUmbrella: Rule = (cast) => {
  const owner = cast.find(
    ({ act, art, to, at }) => act === "open" && (to === "umbrella" || !at) && hasArms(art),
  );
  if (!owner || !cast.some(({ art }) => art === "umbrella")) return cast;
  return cast.map((one) => {
    if (one.art === "umbrella") return { ...one, at: { how: "held" as const, art: owner.art } };
    if (one !== owner) return one;
    const { to: _to, posture: _posture, ...free } = one;
    return { ...free, tool: "umbrella" };
  });
};

const atWork: Rule = (cast) => {
  const worker = cast.find(({ act, action }) => act === undefined && action === "play");
  const work = worker?.outfit?.trade && WORKS[worker.outfit.trade];
  if (!worker || !work) return cast;
  const rock = work.tool === "pickaxe" ? alone("rock", undefined) : [];
  const there = cast.map((one): CastMember => {
    if (one === worker)
      return { ...one, ...work, ...(rock.length > 0 ? { to: "rock" } : {}), action: "idle" };
    if (one.at?.how !== "held" || one.at.art !== worker.art || one.art === work.tool) return one;
    // With both hands full the lantern stands on the ground.
    const { at: _at, ...free } = one;
    return free;
  });
  return [...there, ...rock];
};

/** Those whom somebody conducts play. */
const conducting: Rule = (cast) => {
  const conductor = cast.find(({ act, count }) => act === "conduct" && count === 1);
  const players = cast.find((one) => one !== conductor && one.role === "hero" && one.count > 1);
  if (!conductor || !players || hasArms(players.art)) return cast;
  return cast.map((one): CastMember => {
    if (one === conductor) return { ...one, to: players.art };
    return one === players && one.act === undefined ? { ...one, act: "music", action: "idle" } : one;
  });
};

/** Who juggles has the balls in the air. */
const withoutThrown: Rule = (cast) => {
  const juggler = cast.find(({ act }) => act === "juggle");
  return juggler ? cast.filter(({ art, role }) => role !== "prop" || !BALLS.has(art)) : cast;
};

/** What an animal lets fall is in the air, and not in its beak besides. */
const letGo: Rule = (cast) =>
  cast.filter(
    ({ at, art, role }) =>
      !(
        at?.how === "held" &&
        role === "prop" &&
        cast.some((one) => one.art === at.art && one.act === "throw" && one.tool === art && !hasArms(one.art))
      ),
  );

/** Tea goes into a cup on the table, and not onto the floor. */
const pouring: Rule = (cast, place) => {
  const server = cast.find(({ act, art }) => act === "pour" && hasArms(art));
  const cup = pouredInto(server?.tool);
  if (!server || !cup || (server.to !== undefined && server.to !== "table")) return cast;
  if (cast.some(({ art }) => art === cup) || place !== "room") return cast;
  const { at: _at, ...free } = server;
  return [
    ...cast.map((one): CastMember => {
      if (one === server) return { ...free, to: cup };
      return one.art === server.tool ? { ...one, at: { how: "held", art: server.art } } : one;
    }),
    // Beside the pot it is small.
    ...alone(cup, { how: "on", art: "table" }).map((one) => ({ ...one, scale: 0.9 })),
    ...(cast.some(({ art }) => art === "table") ? [] : alone("table", undefined)),
  ];
};

const sungInto: Rule = (cast) => {
  const singer = cast.find(({ act, art }) => act === "sing" && hasArms(art));
  return singer
    ? cast.map((one) =>
        one.art === "microphone" && one.at === undefined
          ? { ...one, at: { how: "held" as const, art: singer.art } }
          : one,
      )
    : cast;
};

/** Several who do nothing else look into the fire. */
const aroundFire: Rule = (cast) =>
  cast.some(({ art }) => art === "campfire")
    ? cast.map((one) =>
        one.person &&
        one.count > 1 &&
        one.act === undefined &&
        !one.at &&
        (one.action === "idle" || one.action === "rest")
          ? { ...one, act: "look", to: "campfire", posture: "sit", action: "rest" }
          : one,
      )
    : cast;

/** "Looks out of a castle tower": one is at its window. */
function atWindow(cast: readonly CastMember[]): CastMember[] {
  const looker = cast.find(
    ({ art, act, count, at }) =>
      hasArms(art) && count === 1 && act !== undefined && (!at || WINDOWED.has(at.art)),
  );
  const castle = cast.find(({ art }) => WINDOWED.has(art));
  if (!looker || !castle) return [...cast];
  return cast.map((one) => {
    if (one === castle) return { ...one, art: "tower-window", size: "large" as const };
    if (one !== looker) return one;
    const { to: _to, ...free } = one;
    return { ...free, action: "idle" as const, at: { how: "in" as const, art: "tower-window" } };
  });
}
