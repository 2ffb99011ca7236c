import { ACTING, type Effect } from "../acting/acts.ts";
import { TALL } from "../acting/poses.ts";
import { hasArms } from "../art/gallery.ts";
import { project, REST } from "../camera-path.ts";
import { type Box, boxOf, type Figure, type Moment } from "../layout/figure.ts";
import { endAt, handAt } from "../layout/hand.ts";
import type { Scene } from "../scene.ts";
import { paintBlaze } from "./blaze.ts";
import { thrown as cast, rimOf, streams, WATER } from "./falling.ts";
import { juggledAt } from "./flights.ts";
import { notePaper } from "./notes.ts";
import { aim, type Easel, type Plane } from "./planes.ts";
import type { Props } from "./props.ts";
import type { Sprite } from "./sprite.ts";
import {
  ages,
  type Brush,
  type Context,
  dot,
  groundOf,
  type Place,
  star,
  WORK_EFFECTS,
} from "./work-effects.ts";

/** Paint flies nowhere. */
type Flying = Exclude<Effect, "daub">;

/** Pictures that some effects are made of. */
const PICTURES: Partial<Record<Effect, readonly string[]>> = {
  hearts: ["red-heart"],
  notes: ["musical-note", "musical-notes"],
  flames: ["fire"],
};

/** Small things that show an act: drops from a can, crumbs for the ducks, the letters of a sleeper. */
export async function effectPlane(
  easel: Easel,
  figure: Figure,
  effect: Flying,
  { props, scene, target, side }: { props: Props; scene: Scene; target?: Figure | undefined; side: 1 | -1 },
  distance: number,
): Promise<Plane> {
  const ground = groundOf(scene);
  const liquid = LIQUIDS[figure.member.tool ?? ""] ?? WATER;
  const size = Math.max(0.035, figure.height * 0.14);
  const pictures = await Promise.all(
    picturesOf(figure, effect, scene).map((art) =>
      props.cut(art, size * 1.4, {
        ...(effect === "notes" ? notePaper(easel.palette) : { edge: effect === "flames" ? 0 : 0.05 }),
        ...(effect === "flames" ? { glows: true } : {}),
        shining: true,
      }),
    ),
  );
  // As large as it is in the hand.
  const inHand = figure.poses[0]?.hold;
  const thrown = inHand ? (figure.height * inHand.size) / TALL.stand : size * 1.25;
  const begun = effect === "toss" ? roundOf(figure) / ACTING.throw.rate : 0;
  return {
    distance,
    draw(context, moment) {
      const ends =
        target &&
        (effect === "toss"
          ? handAt(target, moment)
          : effect === "magic"
            ? middleOf(boxOf(target, moment))
            : rimOf(target, moment, endAt(figure, moment)));
      const place = { ...placeOf(figure, moment, side), ...(ends ? { rim: ends } : {}) };
      const at = (x: number, y: number, turn = 0) =>
        aim(context, easel, { x, y, scaleX: easel.height, scaleY: easel.height, turn });
      const picture = (sprite: Sprite | undefined, x: number, y: number, tall: number, turn = 0) => {
        if (!sprite) return;
        const scale = (tall * easel.height) / sprite.height;
        aim(context, easel, { x, y, scaleX: scale, scaleY: scale, turn });
        context.drawImage(sprite.canvas, -sprite.left - sprite.width / 2, -sprite.top - sprite.height / 2);
      };
      const seconds = moment.seconds + begun;
      PAINT[effect](context, { place, seconds, size, thrown, ground, liquid, at, pictures, picture });
      context.globalAlpha = 1;
    },
  };
}

const middleOf = ({ left, right, top, bottom }: Box) => ({ x: (left + right) / 2, y: (top + bottom) / 2 });

/** Which share of a round somebody's arms have behind them as the shot begins. */
const roundOf = ({ poses, poseAt }: Figure): number =>
  poseAt({ seconds: 0, share: 0, pose: REST }) / poses.length;

function placeOf(figure: Figure, moment: Moment, side: 1 | -1): Place {
  const stance = figure.stance(moment);
  const view = project(moment.pose, stance.distance);
  const tall = figure.height * stance.size * view.scale * (1 - figure.sunk);
  const [x, y] = [stance.x * view.scale + view.dx, stance.y * view.scale + view.dy];
  const isFlat = Math.abs(stance.turn) > 1;
  const lean = Math.sign(stance.turn) * tall * 0.9;
  const aside = tall * figure.ratio * 0.3;
  const top = y - tall * stance.stretchY;
  // Whoever lies has it at one end, whichever side it is seen from.
  const headTo = (way: 1 | -1) =>
    isFlat ? { x: x + lean, y: y - tall * 0.25 } : { x: x + way * aside, y: top };
  return {
    hand: handAt(figure, moment),
    end: endAt(figure, moment),
    head: headTo(figure.facing),
    foot: { x, y },
    tall,
    facing: figure.facing,
    side,
    crown: headTo(side),
    isHanded: hasArms(figure.art),
  };
}

/** The colour of what comes out of it. */
const LIQUIDS: Readonly<Record<string, string>> = {
  teapot: "#b5712f",
  bottle: "#9a2540",
  pitcher: "#f2a03d",
  "glass-of-milk": "#ffffff",
};

/** What is thrown is what was in the hand, and what is juggled what the words name. */
function picturesOf({ member, poses }: Figure, effect: Effect, { cast }: Scene): readonly string[] {
  if (effect === "balls") {
    const named = cast.find(({ at }) => at?.how === "held" && at.art === member.art);
    const art = named?.art ?? member.tool;
    return art ? Array.from({ length: Math.max(3, Math.min(6, named?.count ?? 0)) }, () => art) : [];
  }
  const sent = poses[0]?.hold?.art ?? member.tool ?? ACTING.throw.tool ?? "ball";
  return effect === "toss" ? [sent] : (PICTURES[effect] ?? []);
}

function rising(
  brush: Brush,
  count: number,
  life: number,
  reach: number,
  draw: (x: number, y: number, age: number, at: number) => void,
): void {
  const { crown: head, side, tall } = brush.place;
  const { size } = brush;
  const from = risesFrom(head.y - size * 0.2, reach + size * 0.5);
  // What begins beside the face begins clear of it.
  const clear = Math.min(1, (from - head.y) / size) * tall * BESIDE_FACE;
  for (const { age, at } of ages(brush.seconds, count, life)) {
    const x =
      head.x +
      side * (size * (0.4 + age * 1.2) + Math.max(0, clear)) +
      Math.sin(age * 6 + at * 2) * size * 0.4;
    draw(x, from - reach * age, age, at);
  }
}

/** What rises by `reach` stays in the picture: from below the head, where there is no room over it. */
export function risesFrom(head: number, reach: number): number {
  return Math.max(head, CEILING + reach);
}

/** The upper edge of the picture, and a little. */
const CEILING = -0.48;
/** How far from where a head's outline is its hair still is, in heights of the body. */
const BESIDE_FACE = 0.12;

function bubble(context: Context, brush: Brush, fill: (width: number) => void): void {
  const { crown: head, side: facing } = brush.place;
  const wide = brush.size * 1.5;
  brush.at(head.x + facing * wide * 0.9, Math.max(head.y - wide * 0.1, CEILING + wide * 0.45));
  context.fillStyle = "#fdfaf2";
  context.strokeStyle = "#3a3444";
  context.lineWidth = wide * 0.05;
  context.beginPath();
  context.roundRect(-wide / 2, -wide * 0.4, wide, wide * 0.66, wide * 0.26);
  context.fill();
  context.stroke();
  context.beginPath();
  context.moveTo(-facing * wide * 0.24, wide * 0.2);
  context.lineTo(-facing * wide * 0.44, wide * 0.5);
  context.lineTo(-facing * wide * 0.02, wide * 0.24);
  context.fill();
  context.fillStyle = "#3a3444";
  fill(wide);
}

/** How long each line of what is said is, in widths of its bubble. */
const LINES_SAID = [0.62, 0.5, 0.34];

const JUGGLED = ["#f2703d", "#f6cf3d", "#3a7bd5", "#e8548c", "#58b368"];

const PAINT: Record<Flying, (context: Context, brush: Brush) => void> = {
  sleep(context, brush) {
    rising(brush, 3, 3, brush.size * 2.4, (x, y, age, at) => {
      const tall = brush.size * (0.45 + age * 0.5);
      brush.at(x, y, Math.sin(age * 4 + at) * 0.2);
      context.globalAlpha = Math.min(1, 2.2 * (1 - age));
      context.strokeStyle = "#fdfaf2";
      context.lineWidth = tall * 0.34;
      for (const colour of ["#fdfaf2", "#3f5fa8"]) {
        context.strokeStyle = colour;
        context.lineWidth = tall * (colour === "#fdfaf2" ? 0.36 : 0.18);
        context.beginPath();
        context.moveTo(-tall * 0.4, -tall * 0.5);
        context.lineTo(tall * 0.4, -tall * 0.5);
        context.lineTo(-tall * 0.4, tall * 0.5);
        context.lineTo(tall * 0.4, tall * 0.5);
        context.stroke();
      }
    });
  },
  hearts(context, brush) {
    rising(brush, 3, 2.6, brush.size * 2, (x, y, age, at) => {
      context.globalAlpha = Math.min(1, 2 * (1 - age));
      brush.picture(brush.pictures[0], x, y, brush.size * (0.6 + age * 0.5), Math.sin(age * 5 + at) * 0.2);
    });
  },
  notes(context, brush) {
    rising(brush, 4, 2.4, brush.size * 2.6, (x, y, age, at) => {
      context.globalAlpha = Math.min(1, 2 * (1 - age));
      // Two ways up, both clear of the face.
      const aside = brush.place.side * (at % 2) * brush.size * 1.5;
      brush.picture(brush.pictures[at % 2], x + aside, y, brush.size * 0.9);
    });
  },
  drops(context, brush) {
    if (streams(context, brush)) return;
    context.fillStyle = brush.liquid;
    cast(brush, 14, 0.7, (age, at) => {
      context.beginPath();
      context.ellipse(
        (at % 5) * brush.size * 0.09,
        0,
        brush.size * 0.075,
        brush.size * (0.13 + age * 0.1),
        0,
        0,
        Math.PI * 2,
      );
      context.fill();
    });
  },
  crumbs(context, brush) {
    context.fillStyle = "#e0a848";
    cast(brush, 10, 0.9, (_age, at) => dot(context, brush.size * (0.06 + (at % 3) * 0.02)));
  },
  dust(context, brush) {
    const { foot, facing, tall, end } = brush.place;
    const from = end?.x ?? foot.x + facing * tall * 0.3;
    for (const { age, at } of ages(brush.seconds, 5, 1)) {
      brush.at(from + facing * tall * ((at - 2) * 0.06 + age * 0.1), foot.y - tall * 0.16 * age);
      context.globalAlpha = 0.7 * (1 - age);
      context.fillStyle = "#c9a878";
      dot(context, brush.size * (0.14 + age * 0.3));
    }
  },
  ...WORK_EFFECTS,
  jet(context, brush) {
    const { hand, foot, facing, tall } = brush.place;
    for (const { age, at } of ages(brush.seconds, 26, 0.9)) {
      const x = hand.x + facing * tall * (0.16 + 0.8 * age);
      const y = hand.y - tall * 0.3 * Math.sin(age * Math.PI * 0.8) + (foot.y - hand.y) * 0.5 * age ** 3;
      brush.at(x, y + Math.sin(at * 5) * tall * 0.02 * age);
      context.fillStyle = at % 3 === 0 ? "#e6f5fd" : "#5fb4e8";
      dot(context, brush.size * (0.16 + 0.14 * age));
    }
  },
  balls(context, brush) {
    const { hand, head, foot, facing, tall } = brush.place;
    const wide = hand.x - foot.x;
    const count = brush.pictures.length || JUGGLED.length;
    for (let at = 0; at < count; at++) {
      // Over the head.
      const { along, up } = juggledAt(brush.seconds, at, count);
      const x = foot.x + wide * (1 - 2 * along);
      const y = hand.y - up * (hand.y - head.y + tall * 0.16) - tall * 0.04;
      const thing = brush.pictures[at];
      if (thing) {
        brush.picture(thing, x, y, brush.size * 0.95, facing * along * 3);
        continue;
      }
      brush.at(x, y, facing * along * 5);
      context.fillStyle = JUGGLED[at] ?? "#f2703d";
      context.strokeStyle = "#fdfaf2";
      context.lineWidth = brush.size * 0.1;
      dot(context, brush.size * 0.42);
      context.stroke();
    }
  },
  stars(context, brush) {
    const { hand, facing } = brush.place;
    for (const { age, at } of ages(brush.seconds, 3, 0.6)) {
      const angle = at * 2.1 + Math.floor(brush.seconds / 0.6) * 1.3;
      brush.at(
        hand.x + facing * brush.size * 1.3 + Math.cos(angle) * brush.size * age,
        hand.y - brush.size * 0.4 + Math.sin(angle) * brush.size * age,
        angle,
      );
      context.globalAlpha = 1 - age;
      context.fillStyle = "#ffd34d";
      star(context, brush.size * 0.42 * (0.5 + age));
    }
  },
  steam(context, brush) {
    const { hand, facing } = brush.place;
    for (const { age, at } of ages(brush.seconds, 4, 2)) {
      brush.at(
        hand.x + facing * brush.size * (0.9 + 0.5 * Math.sin(age * 5 + at)),
        hand.y - brush.size * 2.4 * age,
      );
      context.globalAlpha = 0.6 * (1 - age);
      context.fillStyle = "#f4f6f8";
      dot(context, brush.size * (0.2 + age * 0.4));
    }
  },
  words(context, brush) {
    bubble(context, brush, (wide) => {
      // Written line by line, as one speaks.
      const said = (brush.seconds * 0.8) % 1;
      context.lineCap = "round";
      context.strokeStyle = "#3a3444";
      context.lineWidth = wide * 0.075;
      for (const [line, length] of LINES_SAID.entries()) {
        const share = Math.min(1, Math.max(0, 0.25 + said * LINES_SAID.length - line));
        if (share === 0) continue;
        const y = wide * (line * 0.17 - 0.24);
        context.beginPath();
        context.moveTo(-wide * 0.32, y);
        context.lineTo(wide * (length * share - 0.32), y);
        context.stroke();
      }
    });
  },
  noise(context, brush) {
    const { head, facing, tall } = brush.place;
    context.strokeStyle = "#fdfaf2";
    context.lineCap = "round";
    const shown = 1 + (Math.floor(brush.seconds * 4) % 3);
    for (let ring = 1; ring <= shown; ring++) {
      brush.at(head.x + facing * brush.size * 0.3, head.y + tall * 0.16);
      context.lineWidth = brush.size * 0.13;
      context.beginPath();
      const middle = facing > 0 ? 0 : Math.PI;
      context.arc(0, 0, brush.size * (0.7 + ring * 0.5), middle - 0.6, middle + 0.6);
      context.stroke();
    }
  },
  laughter(context, brush) {
    bubble(context, brush, (wide) => {
      context.strokeStyle = "#c8503c";
      context.lineWidth = wide * 0.07;
      context.beginPath();
      context.arc(0, -wide * 0.16, wide * 0.2, 0.15, Math.PI - 0.15);
      context.stroke();
    });
  },
  tears(context, brush) {
    const { head, tall } = brush.place;
    context.fillStyle = "#4aa3e0";
    for (const { age, at } of ages(brush.seconds, 4, 0.9)) {
      const side = at % 2 ? 1 : -1;
      brush.at(head.x + side * tall * (0.1 + age * 0.1), head.y + tall * (0.16 + age * 0.35));
      context.globalAlpha = 1 - age * 0.6;
      dot(context, brush.size * 0.14);
    }
  },
  flash(context, brush) {
    if (brush.seconds % 1.4 > 0.22) return;
    const { hand, facing } = brush.place;
    brush.at(hand.x + facing * brush.size * 0.5, hand.y - brush.size * 0.2);
    context.globalAlpha = 0.9;
    context.fillStyle = "#ffffff";
    star(context, brush.size * 2);
  },
  flames: paintBlaze,
  suds(context, brush) {
    const { hand, facing } = brush.place;
    for (const { age, at } of ages(brush.seconds, 7, 1.6)) {
      brush.at(
        hand.x + facing * brush.size * (0.4 + Math.sin(at * 2.1) * 0.9),
        hand.y - brush.size * 1.6 * age + brush.size * 0.5,
      );
      context.globalAlpha = 0.9 * (1 - age);
      context.fillStyle = "#f2fbff";
      dot(context, brush.size * (0.16 + (at % 3) * 0.07));
    }
  },
};
