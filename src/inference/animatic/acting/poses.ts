/**
 * How one arm is held, in degrees: 0 hangs down, 90 points outward, 180 up; the elbow bends on from there. `seen`: which share of its
 * length is seen of an arm that comes towards us.
 */
export type Arm = readonly [shoulder: number, elbow: number, seen?: number];

/** Something in a hand. */
export interface Hold {
  art: string;
  /** Height in units of the body, of which a grown person is 70 tall. */
  size: number;
  /** Which part of it is gripped. */
  grip: Share;
  /** Degrees, as the holder faces: positive leans it forward. */
  turn: number;
  /** A colour the words give it, as a CSS colour. */
  colour?: string;
  /** Held before the chest with both hands. */
  both?: boolean;
  /** Which part the other hand grips, and which one does the work; both likewise. */
  other?: Share;
  end?: Share;
  /** Held by its edges: all of it is before the arms. */
  before?: boolean;
  /** Held in both arms, which are before it. */
  wraps?: boolean;
  /** Cut out by itself: its edge is seen before who holds it. */
  edged?: boolean;
  /** Its width over its height, as far as the hands must know it. */
  ratio?: number;
  /** Drawn the other way round. */
  mirrored?: boolean;
  /** Where what both hands hold or work with is, whatever the arms would do: they go where its grips are. */
  laid?: Laid;
}

/** A part of a picture: shares of its width and height from its upper left. */
export type Share = readonly [x: number, y: number];

/** Where the grip of a thing is in the body's units, and how far it is turned clockwise, in degrees. */
export interface Laid {
  x: number;
  y: number;
  turn: number;
}

/** Where a face looks: to the side they face, 0 at us to 1; down from 0, up to the sky below it. */
export interface Gaze {
  side: number;
  down: number;
}

/** How a person's body is held at a moment. The front arm is the one on the side they face. */
export interface BodyPose {
  /**
   * Seated and seen from the side: `ride`, the shins hang down; `astride`, the knees are at what one is on; `pedal`, a
   * foot is on each pedal; `stretch`, the legs are out before one. On the feet: `lunge`, the knee before one is bent and
   * the other leg straight; `bend`, both knees are, as in a dance; `climb`, they are out round a trunk or a ladder; `run`, one is
   * thrown forward and the other's foot is up behind.
   */
  legs:
    | "stand"
    | "sit"
    | "cross"
    | "kneel"
    | "kick"
    | "ride"
    | "astride"
    | "pedal"
    | "stretch"
    | "lunge"
    | "bend"
    | "climb"
    | "run";
  /** The legs' stride, −1 to 1; of who pedals how far round the near one is, in turns. */
  swing: number;
  /** How far the body is bent at the hip, in degrees: forward, or backward below 0. */
  lean?: number;
  /** Absent: the arms swing with the legs. */
  front?: Arm;
  back?: Arm;
  hold?: Hold;
  /** Seen from behind: turned to what is far off. */
  away?: boolean;
  gaze?: Gaze;
  /** Of an animal that gallops: its legs drawn in under it, −1, or stretched out, 1. */
  bound?: number;
  /** An animal's head: thrown back, or down at the ground. */
  head?: "up" | "down";
}

/** From so far forward on, in degrees, bending takes the legs too. */
export const STOOPED = 12;

export const STANDING: BodyPose = { legs: "stand", swing: 0 };

/** Where the parts of a body are, in its own units, a person facing left. */
export const BODY = {
  width: 48,
  middle: 24,
  shoulder: 24,
  hip: 44,
  foot: 70,
  frontX: 15,
  backX: 33,
  upperArm: 10,
  forearm: 10.5,
} as const;

/** How tall a person is in each way of standing or sitting, crown to sole. */
export const TALL: Record<BodyPose["legs"], number> = {
  stand: 71,
  sit: 61,
  cross: 53,
  kneel: 58,
  kick: 71,
  ride: 62,
  astride: 62,
  pedal: 79,
  stretch: 53,
  lunge: 65,
  bend: 68,
  climb: 64,
  run: 71,
};

/** A place in the body's units, of somebody who faces left. */
export interface Spot {
  x: number;
  y: number;
}

/** Where a part of the trunk is once that has bent forward about the hip. */
export function bentWith(spot: Spot, lean: number): Spot {
  // A person faces left: forward is anticlockwise.
  const bent = (-lean * Math.PI) / 180;
  const [cos, sin] = [Math.cos(bent), Math.sin(bent)];
  const [across, down] = [spot.x - BODY.middle, spot.y - BODY.hip];
  return { x: BODY.middle + across * cos - down * sin, y: BODY.hip + across * sin + down * cos };
}

/** Where a hand is, in the body's units. */
export function handOf(arm: Arm, side: "front" | "back", lean = 0): Spot {
  const [turn, bend, seen = 1] = arm;
  const away = (side === "front" ? -1 : 1) * seen;
  const [first, second] = [(turn * Math.PI) / 180, ((turn + bend) * Math.PI) / 180];
  const x =
    (side === "front" ? BODY.frontX : BODY.backX) +
    away * (Math.sin(first) * BODY.upperArm + Math.sin(second) * BODY.forearm);
  const y = BODY.shoulder + 2 + seen * (Math.cos(first) * BODY.upperArm + Math.cos(second) * BODY.forearm);
  return bentWith({ x, y }, lean);
}
