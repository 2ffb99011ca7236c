import { BODY, type BodyPose, type Spot, STOOPED } from "../acting/poses.ts";
import { shade as shadeOf } from "../colour.ts";

export const rect = (x: number, y: number, width: number, height: number, fill: string, round = 2) =>
  `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width}" height="${height.toFixed(1)}" rx="${round}" fill="${fill}"/>`;

const bone = (path: string, width: number, colour: string) =>
  `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;

/** About what the pedals go, in the units of a body on the saddle, and how far from it they are. */
const PEDALS = { x: 20, y: 73, reach: 4.9 } as const;
/** How long a thigh is, and a shin. */
const SHIN = 14.8;

/** The knee between a hip and an ankle, ahead of both. */
function kneeOf(hip: Spot, ankle: Spot): Spot {
  const [across, down] = [ankle.x - hip.x, ankle.y - hip.y];
  const far = Math.hypot(across, down);
  const out = Math.sqrt(Math.max(0, SHIN ** 2 - (far / 2) ** 2));
  return { x: hip.x + across / 2 - (down / far) * out, y: hip.y + down / 2 + (across / far) * out };
}

/** How long a thigh and a shin of who runs are, and the stride at which they are farthest apart. */
const THIGH = 11.6;
const RUNNING = 1.7;

/** How a leg of who runs is held, in degrees ahead of straight down: `ahead`, from −1, pushed off behind, to 1, thrown forward. Under the body one bears it while the other's knee is drawn up. */
function strideOf(ahead: number, drawnUp: boolean): { thigh: number; shin: number } {
  if (Math.abs(ahead) < 0.4) return drawnUp ? { thigh: 52, shin: -42 } : { thigh: 6, shin: -8 };
  return ahead > 0 ? { thigh: 50, shin: 4 } : { thigh: -34, shin: -84 };
}

/** So far from a joint, so many degrees ahead of straight down; ahead is to the left. */
function reaching({ x, y }: Spot, degrees: number, far: number): Spot {
  const turn = (degrees * Math.PI) / 180;
  return { x: x - Math.sin(turn) * far, y: y + Math.cos(turn) * far };
}

/** Legs and shoes of a body whose soles are at `foot`. */
export function legsOf(
  pose: BodyPose,
  foot: number,
  colours: {
    legs: string;
    shoes: string;
    hasBoots: boolean;
    /** Of knees that are hinges. */
    joint?: string | undefined;
    /** How much greater than others' the shoes are. */
    size?: number | undefined;
    /** How much thicker than others' the legs are. */
    thick?: number;
  },
): string {
  const { hip } = BODY;
  const { legs, shoes, hasBoots, joint, size = 1, thick = 1 } = colours;
  const shoe = (x: number, y: number, tall: number) => {
    const plain =
      thick === 1
        ? `<path d="M${x - 3.2} ${y - tall}h6.4v${tall}h-9q-1-3 2.6-4z" fill="${shoes}"/>`
        : // A paw.
          `<ellipse cx="${x - 1.4}" cy="${y - 2.7}" rx="5.400" ry="2.900" fill="${shoes}"/>`;
    return size === 1
      ? plain
      : `<g transform="translate(${x} ${y}) scale(${size}) translate(${-x} ${-y})">${plain}</g>`;
  };
  switch (pose.legs) {
    case "sit":
      return [20, 28]
        .map(
          (x) =>
            `${rect(x - 3.8, hip - 2, 7.6, 9, legs, 3.6)}${rect(x - 3, hip + 2, 6, foot - hip - 3, shadeOf(legs, -0.08))}${shoe(x, foot, 5)}`,
        )
        .join("");
    case "ride":
      return [3, 0]
        .map((back) => {
          const [knee, colour] = [7.5 + back, back ? shadeOf(legs, -0.14) : legs];
          return `${rect(knee, hip - 4, 23 - back, 8.4, colour, 4)}${rect(knee, hip - 3, 6.4, foot - hip + 2, colour, 3)}${shoe(knee + 3.2, foot, hasBoots ? 9 : 5)}`;
        })
        .join("");
    case "astride":
      // The other leg is behind what is ridden.
      return `${bone(`M24 ${hip + 0.5}L11 ${hip + 3.5}L20.500 ${foot - 5}`, 7, legs)}${shoe(20.5, foot, hasBoots ? 8 : 5)}`;
    case "pedal":
      return [0.5, 0]
        .map((other) => {
          const turn = (pose.swing + other) * Math.PI * 2;
          const [x, y] = [PEDALS.x + Math.cos(turn) * PEDALS.reach, PEDALS.y - Math.sin(turn) * PEDALS.reach];
          const knee = kneeOf({ x: BODY.middle, y: hip + 1 }, { x, y: y - 4 });
          const colour = other ? shadeOf(legs, -0.2) : legs;
          return `${bone(`M${BODY.middle} ${hip + 1}L${knee.x.toFixed(1)} ${knee.y.toFixed(1)}L${x.toFixed(1)} ${(y - 4).toFixed(1)}`, 6.4, colour)}${shoe(x, y + 0.5, hasBoots ? 7 : 5)}`;
        })
        .join("");
    case "lunge":
      return [
        bone(`M26.500 ${hip + 1}L35 ${(hip + foot) / 2}L43.500 ${foot - 4}`, 6.4, shadeOf(legs, -0.14)),
        shoe(44.5, foot, hasBoots ? 9 : 5),
        bone(`M21.500 ${hip + 1}L9.500 ${hip + 4.5}L7.500 ${foot - 4}`, 6.6, legs),
        shoe(7.5, foot, hasBoots ? 9 : 5),
      ].join("");
    case "bend": {
      // The weight is on one foot, the other is on its toes.
      const step = pose.swing < 0 ? 3 : 0;
      return [
        bone(
          `M27 ${hip + 1}L${25.5 - step} ${hip + 11.5}L${35 - step} ${foot - 5}`,
          6.2,
          shadeOf(legs, -0.12),
        ),
        `<g transform="rotate(24 ${35 - step} ${foot - 2})">${shoe(35 - step, foot, hasBoots ? 8 : 5)}</g>`,
        bone(`M21.500 ${hip + 1}L${14 + step} ${hip + 11}L${18.5 + step} ${foot - 4}`, 6.2, legs),
        shoe(18.5 + step, foot, hasBoots ? 8 : 5),
      ].join("");
    }
    case "climb":
      return [-1, 1]
        .map((way) => {
          // One knee is drawn up while the other pushes.
          const up = way * pose.swing > 0 ? 7 : 0;
          const [knee, ankle] = [BODY.middle + way * 13.5, BODY.middle + way * (6.5 + up * 0.25)];
          const path = `M${BODY.middle + way * 3.6} ${hip + 1}L${knee} ${hip + 6.5 - up}L${ankle} ${foot - 4 - up * 1.1}`;
          const sole = `<ellipse cx="${ankle}" cy="${foot - 2.6 - up * 1.1}" rx="3.800" ry="3" fill="${shoes}"/>`;
          return bone(path, 6.4, way > 0 ? shadeOf(legs, -0.08) : legs) + sole;
        })
        .join("");
    case "run":
      return [-1, 1]
        .map((way) => {
          const { thigh, shin } = strideOf(way * Math.max(-1, Math.min(1, pose.swing / RUNNING)), way < 0);
          const from = { x: BODY.middle - way * 2, y: hip + 1 };
          const knee = reaching(from, thigh, THIGH);
          const ankle = reaching(knee, shin, THIGH);
          const path = `M${from.x} ${from.y}L${knee.x.toFixed(1)} ${knee.y.toFixed(1)}L${ankle.x.toFixed(1)} ${ankle.y.toFixed(1)}`;
          const colour = way < 0 ? shadeOf(legs, -0.14) : legs;
          const turned = `translate(${ankle.x.toFixed(1)} ${ankle.y.toFixed(1)}) rotate(${shin.toFixed(1)})`;
          return `${bone(path, 6.4 * thick, colour)}<g transform="${turned}">${shoe(0, 3.4, hasBoots ? 8 : 5)}</g>`;
        })
        .join("");
    case "stretch":
      return [2, 0]
        .map(
          (up) =>
            `${rect(2, foot - 8 - up, 30, 7.4, up ? shadeOf(legs, -0.14) : legs, 3.6)}<path d="M${up - 4} ${foot - 12 - up}q4-1 7 2v10h-7q-2-6 0-12z" fill="${shoes}"/>`,
        )
        .join("");
    case "cross":
      return [
        ...[8, 40].map((knee) =>
          bone(`M${knee < BODY.middle ? 20 : 28} ${hip - 0.5}L${knee} ${foot - 4.5}`, 7.5, legs),
        ),
        ...[40, 8].map((knee) =>
          bone(`M${knee} ${foot - 3.5}L${BODY.middle} ${foot - 2.5}`, 5, shadeOf(legs, -0.14)),
        ),
        ...[17, 31].map((x) => `<ellipse cx="${x}" cy="${foot - 2.4}" rx="5" ry="2.600" fill="${shoes}"/>`),
      ].join("");
    case "kneel":
      // On one knee: the foot of the other leg is flat on the ground.
      return [
        bone(`M26 ${hip}L27 ${foot - 3.5}L38 ${foot - 3}`, 6.4, shadeOf(legs, -0.14)),
        `<path d="M37 ${foot - 6.2}h3.500q3 0 3 6h-4q-2.500 0-2.500-3z" fill="${shoes}"/>`,
        bone(`M22.500 ${hip + 1}L11.500 ${hip + 1}L10.500 ${foot - 4}`, 6.4, legs),
        shoe(10.5, foot, 4.5),
      ].join("");
    default:
      if (pose.legs === "stand" && (pose.lean ?? 0) >= STOOPED)
        return stooped(pose, foot, { legs, hasBoots }, shoe);
      return [
        [20.5, 1],
        [27.5, -1],
      ]
        .map(([x = 0, way = 1]) => {
          const kicks = pose.legs === "kick" && way > 0;
          // Who stands still has two legs all the same, and so has who takes a small step backwards.
          const isMerged = pose.swing > -1.15 && pose.swing < 0.3;
          const apart = way * (isMerged ? 4.5 : pose.swing * 15);
          const turn = `rotate(${(kicks ? 58 : apart).toFixed(1)} ${x} ${hip})`;
          return `<g transform="${turn}">${rect(x - 3 * thick, hip, 6 * thick, foot - hip - 1, legs, 2 * thick)}${joint ? `<circle cx="${x}" cy="${hip + 11}" r="3.400" fill="${joint}"/>` : ""}${shoe(x, foot, hasBoots ? 11 : 5)}</g>`;
        })
        .join("");
  }
}

/** Who bends down has the hips back over the heels and the knees bent, both soles on the ground: nobody tips over as a plank does. */
function stooped(
  { lean = 0, swing }: BodyPose,
  foot: number,
  { legs: colour, hasBoots }: { legs: string; hasBoots: boolean },
  shoe: (x: number, y: number, tall: number) => string,
): string {
  const { hip, middle } = BODY;
  const ahead = Math.min(6, lean * 0.2);
  const apart = Math.max(5, Math.min(10, Math.abs(swing) * 6));
  return [1, -1]
    .map((way) => {
      const x = middle - ahead - way * apart;
      const knee = middle - ahead * 0.9 - way * (apart * 0.55) - 2;
      const fill = way < 0 ? shadeOf(colour, -0.1) : colour;
      const path = `M${middle - way * 3.4} ${hip + 1}L${knee.toFixed(1)} ${(hip + foot) / 2 - 1}L${x.toFixed(1)} ${foot - 4}`;
      return bone(path, 6.2, fill) + shoe(x, foot, hasBoots ? 9 : 5);
    })
    .reverse()
    .join("");
}
