import { type Arm, BODY, type BodyPose, type Hold, handOf } from "../acting/poses.ts";
import { channelsOf, shade } from "../colour.ts";
import type { Drawing } from "./drawing.ts";
import { rect } from "./legs.ts";

/** The picture of a thing that is held, and its proportions. */
export type HeldArt = (art: string) => Drawing | undefined;

/** The arms of a body and what is in its hands, each part by itself: they lie before and behind the rest of it. */
export interface Arms {
  /** Bending with the trunk: behind it, and before it. */
  behind: string;
  across: string;
  before: string;
  /** Not bending with it: what stands on the floor or lies before the chest, and the fingers round it. */
  thing: string;
  fingers: string;
}

/** The sleeve's colour, the hand's, that of an elbow that is a hinge; and what is on the free hand, its middle at the origin. */
interface ArmLooks {
  top: string;
  glove: string;
  joint?: string | undefined;
  shield?: string | undefined;
}

/** The paper of what is cut out by itself. */
const EDGE = "#fdf8ee";

/** How far a hand's fingers are seen round what it grips. */
const FINGERS = 2.6;

/** Whoever has a thing in the hand has the fingers before it: a hand that it hides doesn't hold it. */
export function armsOf(
  pose: BodyPose,
  [front, back]: readonly [Arm, Arm],
  { top, glove, joint, shield }: ArmLooks,
  heldArt: HeldArt,
): Arms {
  const { hold, lean } = pose;
  const held = hold && heldArt(hold.art);
  const thing = held && hold ? heldPicture(held, hold) : "";
  const fist = (x: number, y: number) =>
    `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${FINGERS}" fill="${glove}" stroke="${shade(glove, -0.2)}" stroke-width=".5"/>`;
  const limb = (arm: Arm, side: "front" | "back", inside = "") => {
    const x = side === "front" ? BODY.frontX : BODY.backX;
    const way = side === "front" ? 1 : -1;
    const sleeve = shade(top, side === "front" ? -0.1 : -0.16);
    const [upperArm, forearm] = [BODY.upperArm * (arm[2] ?? 1), BODY.forearm * (arm[2] ?? 1)];
    const hinge = joint ? `<circle r="2.900" fill="${joint}"/>` : "";
    return `<g transform="translate(${x} ${BODY.shoulder + 2}) rotate(${(way * arm[0]).toFixed(1)})">${rect(-2.7, -2.6, 5.4, upperArm + 5, sleeve, 2.7)}<g transform="translate(0 ${upperArm.toFixed(2)}) rotate(${(way * arm[1]).toFixed(1)})">${rect(-2.5, -2, 5, forearm + 1, sleeve, 2.5)}<circle cx="0" cy="${forearm.toFixed(2)}" r="2.7" fill="${glove}"/>${hinge}${inside}</g></g>`;
  };
  const { laid } = hold ?? {};
  if (hold && laid) {
    const hands = [handOf(front, "front", lean), ...(hold.other ? [handOf(back, "back", lean)] : [])];
    const arm = limb(back, "back");
    const laidThing = `<g transform="translate(${laid.x.toFixed(2)} ${laid.y.toFixed(2)}) rotate(${laid.turn.toFixed(1)})">${thing}</g>`;
    const fingers = thing && hands.map(({ x, y }) => fist(x, y)).join("");
    if (hold.wraps)
      return { behind: "", across: "", before: arm + limb(front, "front"), thing: laidThing, fingers };
    // A shaft is whole before both arms, and so is a page: one that an arm covers is two sticks.
    if (hold.other && (hold.end || hold.before))
      return {
        behind: "",
        across: arm + limb(front, "front"),
        before: "",
        thing: laidThing,
        fingers,
      };
    return {
      behind: hold.other ? "" : arm,
      across: hold.other ? arm : "",
      before: limb(front, "front"),
      thing: laidThing,
      fingers,
    };
  }
  const turn = -(front[0] + front[1]) - (hold?.turn ?? 0);
  const down = BODY.forearm * (front[2] ?? 1);
  const inHand = thing
    ? `<g transform="translate(0 ${down.toFixed(2)}) rotate(${turn.toFixed(1)})">${thing}</g>${fist(0, down)}`
    : "";
  const free = handOf(back, "back");
  return {
    behind: limb(back, "back"),
    across: shield ? `<g transform="translate(${free.x.toFixed(1)} ${free.y.toFixed(1)})">${shield}</g>` : "",
    before: limb(front, "front", inHand),
    thing: "",
    fingers: "",
  };
}

/** What is coloured in a drawing in another colour, lighter and darker as it was; its greys stay. */
function tinted(body: string, colour: string | undefined): string {
  if (colour === undefined) return body;
  return body.replaceAll(/#[0-9a-f]{6}\b/gi, (own) => {
    const [red, green, blue] = channelsOf(own);
    const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
    return most - least < 40
      ? own
      : shade(colour, Math.max(-0.6, Math.min(0.6, (most + least) / 380 - 0.62)));
  });
}

/** Its grip lies at the origin. */
function heldPicture(held: Drawing, hold: Hold): string {
  const scale = hold.size / held.height;
  const across = hold.mirrored ? -scale : scale;
  const body = tinted(held.body, hold.colour);
  const edge = hold.edged
    ? `<g stroke="${EDGE}" stroke-width="${(1.8 / scale).toFixed(2)}" stroke-linejoin="round">${body}</g>`
    : "";
  return `<g transform="scale(${across.toFixed(3)} ${scale.toFixed(3)}) translate(${(-held.width * hold.grip[0]).toFixed(2)} ${(-held.height * hold.grip[1]).toFixed(2)})"><g color="${held.colour ?? "#000"}">${edge}${body}</g></g>`;
}
