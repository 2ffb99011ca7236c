import type { Word } from "./words.ts";

/** A word that names two things: what it is where the sentence tells of these, instead of what it mostly is. */
interface Homograph {
  word: string;
  /** An entry of the lexicon; absent: it is no thing at all. */
  art?: string;
  among: RegExp;
}

const HOMOGRAPHS: readonly Homograph[] = [
  {
    word: "crane",
    art: "tower-crane",
    among:
      /^(?:lifts?|lifting|hoists?|hoisting|builds?|building|builders?|construction|loads?|unloads?|steel|containers?|piano|beams?|operator|dock|skyscrapers?|bricks?|scaffold|scaffolding)$/,
  },
  {
    word: "board",
    art: "blackboard",
    among: /^(?:teachers?|classroom|class|school|lesson|chalk|pupils?|students?|professor|writes?)$/,
  },
  { word: "leaf", art: "leaf-pile", among: /^(?:sweeps?|sweeping|rakes?|raking|brooms?)$/ },
  { word: "truck", art: "fire-engine", among: /^(?:firefighters?|firem[ae]n)$/ },
  { word: "rope", art: "rope", among: /^(?:climbs?|climbing|abseils?|dangles?|swings?)$/ },
  { word: "station", among: /^(?:firefighters?|firem[ae]n|police|policem[ae]n)$/ },
  { word: "ball", art: "yarn", among: /^(?:wool|yarn|knits?|knitting)$/ },
  { word: "hoop", art: "ring-buoy", among: /^(?:circus|tigers?|lions?|dolphins?)$/ },
  { word: "bat", art: "cricket-game", among: /^(?:baseball|cricket|pitcher|batter)$/ },
  { word: "wheel", art: "hamster-wheel", among: /^(?:hamsters?|gerbils?|mouse|rat)$/ },
  { word: "rope", among: /^(?:jumps?|jumping|skips?|skipping)$/ },
  { word: "heart", among: /^(?:listens?|listening|stethoscope)$/ },
  {
    word: "wall",
    art: "wall",
    among: /^(?:sits?|sitting|jumps?|leaps?|balances?|balancing|sunbathes?|perch(?:es)?|bricklayers?|falls)$/,
  },
  // It is poured and drunk out of a flask, and brewed in a cauldron.
  {
    word: "potion",
    art: "flask",
    among: /^(?:pours?|pouring|drinks?|drinking|bottle|bottles|holds?|sells?|spills?)$/,
  },
  {
    word: "pot",
    art: "pot-of-food",
    among: /^(?:stirs?|stirring|chefs?|cooks?|cooking|boils?|boiling|simmers?|kitchen|stove|soup|stew)$/,
  },
  // "A snowball fight": there are as many as are thrown.
  { word: "snowball", among: /^fights?$/ },
  { word: "pillow", among: /^fights?$/ },
  { word: "net", art: "goal-net", among: /^(?:goalkeeper|goalie|football|soccer|scores?)$/ },
];

/**
 * What such a word means here: an art, `null` for nothing to be seen, `undefined` for what it mostly is. `whole`: what the words
 * are part of, where they are only a name.
 */
export function homographOf(
  word: string,
  terms: readonly Word[],
  at: number,
  whole: readonly Word[] = terms,
): string | null | undefined {
  const around = whole.filter(
    (one) => one !== terms[at] && (whole !== terms || one.sentence === terms[at]?.sentence),
  );
  const found = HOMOGRAPHS.find(
    (one) => one.word === word && around.some(({ text }) => one.among.test(text)),
  );
  return found && (found.art ?? null);
}
