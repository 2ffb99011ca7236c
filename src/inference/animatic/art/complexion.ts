import { channelsOf, mix, shade } from "../colour.ts";
import type { Outfit } from "../scene.ts";
import { ownLooks, plainArt } from "./own-looks.ts";

/** Skin and hair of one person, as CSS colours. */
export type Complexion = Required<Pick<Outfit, "skin" | "hair">>;

/** Skins and hairs as they go together, from which everybody has theirs by turns: neighbours are unlike. */
const PEOPLE: readonly Complexion[] = [
  { skin: "#e6b48c", hair: "#4a2f24" },
  { skin: "#835539", hair: "#241d22" },
  { skin: "#f5d0b3", hair: "#8a4f2c" },
  { skin: "#c98f63", hair: "#2b2226" },
  { skin: "#f2c7a6", hair: "#d3a65e" },
  { skin: "#6b4632", hair: "#1d181c" },
  { skin: "#ecc09a", hair: "#2b2226" },
  { skin: "#a46d48", hair: "#33241f" },
  { skin: "#f7d5bb", hair: "#a84e2a" },
  { skin: "#d49d70", hair: "#54341f" },
  { skin: "#f0c4a0", hair: "#6b4429" },
  { skin: "#8c5a3d", hair: "#241d22" },
];

/** Where each kind begins among them, so that a woman and a man of one picture differ; the others follow in turn. */
const KINDS = "woman girl old-woman person boy man baby child old-man".split(" ");
const APART = 5;

/** Which of all there are somebody is, by who it is alone: `film` is the same in all of its shots. */
export function turnOf(art: string, copy: number, film: number): number {
  const kind = plainArt(art).replace(/-body$/, "");
  const known = KINDS.indexOf(kind);
  const letters = [...kind].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  const first = ownLooks(art)?.seat ?? (known >= 0 ? known : letters);
  return first * APART + copy + film;
}

/** What somebody looks like: as the words say, and what they leave open as it goes with it. */
export function complexionOf({ skin, hair }: Pick<Outfit, "skin" | "hair">, turn: number): Complexion {
  const fitting = PEOPLE.filter((one) => skin === undefined || isAsDark(one.skin, skin));
  const usual = fitting[turn % fitting.length] ?? (PEOPLE[0] as Complexion);
  return { skin: skin ?? usual.skin, hair: hair ?? usual.hair };
}

const isAsDark = (one: string, other: string) => Math.abs(channelsOf(one)[0] - channelsOf(other)[0]) < 40;

/** The icons' own colours of skin, with how much darker each is than a cheek; and of hair, so against a lock in the light. */
const SKIN: Readonly<Record<string, number>> = {
  "#ffc83d": 0,
  "#fdbb11": -0.07,
  "#fcb100": -0.1,
  "#f59f00": -0.16,
  "#ed9200": -0.2,
  "#d67d00": -0.3,
};
const HAIR: Readonly<Record<string, number>> = {
  "#f1a11e": 0,
  "#e96a3c": 0,
  "#fff9ba": 0,
  "#ea9129": -0.14,
  "#d37034": -0.28,
};
/** Whether a colour is that of somebody's skin, in the light or in the shade. */
export const isSkin = (colour: string, skin: string): boolean =>
  Object.values(SKIN).some((shaded) => shade(skin, shaded) === colour);

const LIPS = "#990839";
const OWN = new RegExp([...Object.keys(SKIN), ...Object.keys(HAIR), LIPS].join("|"), "g");

/** An icon's picture of somebody with a skin and hair instead of the yellow of emoji. */
export function coloured(body: string, { skin, hair }: Complexion): string {
  return body.replace(OWN, (own) => {
    const [onSkin, onHair] = [SKIN[own], HAIR[own]];
    if (onSkin !== undefined) return shade(skin, onSkin);
    return onHair === undefined ? mix(own, skin, 0.22) : shade(hair, onHair);
  });
}
