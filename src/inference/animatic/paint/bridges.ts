import { alpha, lit, mix } from "../colour.ts";
import { deckOf } from "../layout/geography.ts";
import type { Scene } from "../scene.ts";
import type { Easel, paintSheet } from "./planes.ts";

type Paint = Parameters<typeof paintSheet>[3];
type Lights = (colour: string) => string;
type Context = Parameters<Paint>[0];
type Extent = Parameters<Paint>[1];

/** Two rails on their sleepers. */
export function layRails(context: Context, extent: Extent, y: number, lights: Lights): void {
  context.fillStyle = lights("#8f8578");
  context.fillRect(extent.left, y - 0.022, extent.right - extent.left, 0.06);
  context.shadowColor = "rgba(0,0,0,0)";
  context.fillStyle = lights("#6b4a33");
  for (let x = Math.floor(extent.left / 0.07) * 0.07; x < extent.right; x += 0.07) {
    context.beginPath();
    context.moveTo(x, y - 0.012);
    context.lineTo(x + 0.032, y - 0.012);
    context.lineTo(x + 0.036, y + 0.026);
    context.lineTo(x - 0.004, y + 0.026);
    context.fill();
  }
  context.fillStyle = lights("#c3c9d3");
  context.fillRect(extent.left, y - 0.008, extent.right - extent.left, 0.006);
  context.fillRect(extent.left, y + 0.014, extent.right - extent.left, 0.008);
}

/** Two towers and the cables between them: a deck alone is no bridge for whoever sees what stands on it. */
function hangDeck(context: Context, extent: Extent, top: number, lights: Lights): void {
  const [tower, crown] = [0.66, -0.36];
  context.strokeStyle = lights("#a8503f");
  context.lineWidth = 0.012;
  const sag = (x: number) => crown + (top - 0.09 - crown) * (1 - Math.min(1, Math.abs(x) / tower) ** 2);
  const drop = (x: number) =>
    Math.abs(x) <= tower ? sag(x) : crown + ((Math.abs(x) - tower) / 0.5) * (top - crown);
  context.beginPath();
  for (let x = extent.left; x <= extent.right; x += 0.03) context.lineTo(x, Math.min(top, drop(x)));
  context.stroke();
  context.lineWidth = 0.004;
  context.beginPath();
  for (let x = Math.floor(extent.left / 0.06) * 0.06; x <= extent.right; x += 0.06) {
    context.moveTo(x, Math.min(top, drop(x)));
    context.lineTo(x, top);
  }
  context.stroke();
  context.fillStyle = lights("#a8503f");
  for (const side of [-1, 1])
    for (const post of [-0.035, 0.019])
      context.fillRect(side * tower + post, crown - 0.02, 0.016, top - crown);
  for (const side of [-1, 1])
    for (const beam of [crown - 0.02, crown + 0.14])
      context.fillRect(side * tower - 0.035, beam, 0.07, 0.016);
}

/** What a rope bridge hangs over: mist that hides how deep it is, and the rock at either end of the picture. */
function layGorge(context: Context, extent: Extent, top: number, { aspect, palette }: Easel): void {
  const wide = extent.right - extent.left;
  const mist = context.createLinearGradient(0, top - 0.05, 0, top + 0.34);
  mist.addColorStop(0, alpha(palette.haze, 0));
  mist.addColorStop(0.2, alpha(palette.haze, 0.94));
  mist.addColorStop(0.5, palette.haze);
  mist.addColorStop(1, mix(palette.haze, palette.shadow, 0.45));
  context.save();
  context.shadowColor = "rgba(0,0,0,0)";
  context.fillStyle = mist;
  context.fillRect(extent.left, top - 0.05, wide, extent.bottom - top + 0.1);
  context.restore();
  for (const [reach, down, colour] of [
    [0.34, 0.11, "#8f8a90"],
    [0.41, 0.06, "#756f76"],
  ] as const) {
    context.fillStyle = mix(lit(colour, palette.light), palette.haze, down * 3);
    for (const side of [-1, 1]) {
      const brink = side * aspect * reach;
      context.beginPath();
      context.moveTo(side * 9, top + down);
      context.lineTo(brink, top + down);
      for (let step = 1; step <= 8; step++)
        context.lineTo(brink + side * (step * 0.014 + (step % 2) * 0.02), top + down + step * 0.05);
      context.lineTo(side * 9, extent.bottom + 0.1);
      context.fill();
    }
  }
}

/** Planks on ropes, a rope for each hand, and below them nothing but mist between two walls of rock. */
const ropeBridge =
  (easel: Easel, lights: Lights): Paint =>
  (context, extent) => {
    const top = deckOf({ bridge: "rope" }) + 0.03;
    layGorge(context, extent, top, easel);
    const rail = (x: number) => top - 0.17 + 0.02 * Math.sin(x * 9);
    context.strokeStyle = lights("#b98a52");
    context.lineWidth = 0.006;
    context.beginPath();
    for (let x = Math.floor(extent.left / 0.11) * 0.11; x <= extent.right; x += 0.11) {
      context.moveTo(x, rail(x));
      context.lineTo(x + 0.02, top + 0.03);
      context.lineTo(x + 0.055, rail(x + 0.055));
    }
    context.stroke();
    context.lineWidth = 0.014;
    context.beginPath();
    for (let x = extent.left; x <= extent.right; x += 0.03) context.lineTo(x, rail(x));
    context.stroke();
    for (let x = Math.floor(extent.left / 0.075) * 0.075; x < extent.right; x += 0.075) {
      context.fillStyle = lights(Math.round(x / 0.075) % 2 ? "#a8703f" : "#8f5c33");
      context.fillRect(x, top, 0.066, 0.05);
    }
    context.fillStyle = lights("#7a4f2e");
    context.fillRect(extent.left, top + 0.046, extent.right - extent.left, 0.016);
  };

/** A deck with its parapet on a row of arches, through which one sees what is beneath. */
const archedBridge =
  (lights: Lights, hasRails: boolean): Paint =>
  (context, extent) => {
    const wide = extent.right - extent.left;
    const top = deckOf({}) + 0.03;
    const [stone, dark] = [lights("#b08a68"), lights("#8a6a4f")];
    const pitch = 0.62;
    const first = Math.floor(extent.left / pitch) - 1;
    const arch = (at: number, spread: number) => {
      const middle = at * pitch + pitch / 2;
      const [across, high] = [0.24 + spread, 0.165 + spread];
      context.moveTo(middle + across, extent.bottom + 0.1);
      context.lineTo(middle + across, top + 0.27);
      context.ellipse(middle, top + 0.27, across, high, 0, 0, Math.PI, true);
      context.lineTo(middle - across, extent.bottom + 0.1);
    };
    const arches = (spread: number) => {
      for (let at = first; at * pitch < extent.right + pitch; at++) arch(at, spread);
    };
    context.fillStyle = stone;
    for (let x = Math.floor(extent.left / 0.09) * 0.09; x < extent.right; x += 0.09)
      context.fillRect(x, top - 0.045, 0.022, 0.05);
    context.fillRect(extent.left, top - 0.055, wide, 0.014);
    context.beginPath();
    context.rect(extent.left, top + 0.05, wide, Math.max(0.4, extent.bottom - top));
    arches(0);
    context.fill("evenodd");
    context.shadowColor = "rgba(0,0,0,0)";
    // The far side of the vault, in the shade, and the ring of stones about each arch.
    context.save();
    context.beginPath();
    arches(0);
    context.clip();
    context.strokeStyle = lights("#6f5340");
    context.lineWidth = 0.05;
    context.beginPath();
    arches(0.004);
    context.stroke();
    context.restore();
    context.strokeStyle = lights("#c9a684");
    context.lineWidth = 0.018;
    context.beginPath();
    arches(0.014);
    context.stroke();
    context.strokeStyle = dark;
    context.lineWidth = 0.004;
    for (let y = top + 0.28; y < extent.bottom; y += 0.04) {
      for (let at = first; at * pitch < extent.right; at++) {
        context.strokeRect(at * pitch - 0.045, y, 0.045, 0.04);
        context.strokeRect(at * pitch, y + 0.02, 0.045, 0.04);
      }
    }
    context.fillStyle = lights("#c9a684");
    context.fillRect(extent.left, top, wide, 0.06);
    context.fillStyle = dark;
    context.fillRect(extent.left, top + 0.058, wide, 0.012);
    if (hasRails) layRails(context, extent, top + 0.024, lights);
  };

/** A roadway between two towers. */
const hangingBridge =
  (lights: Lights, hasRails: boolean): Paint =>
  (context, extent) => {
    const wide = extent.right - extent.left;
    const top = deckOf({ bridge: "hanging" }) + 0.03;
    hangDeck(context, extent, top, lights);
    context.fillStyle = lights("#6b7280");
    context.fillRect(extent.left, top, wide, 0.07);
    context.shadowColor = "rgba(0,0,0,0)";
    context.fillStyle = lights("#a8503f");
    for (let x = Math.floor(extent.left / 0.06) * 0.06; x < extent.right; x += 0.06)
      context.fillRect(x, top - 0.045, 0.008, 0.05);
    context.fillRect(extent.left, top - 0.05, wide, 0.01);
    context.fillRect(extent.left, top + 0.066, wide, 0.03);
    // The girder under it, in which one sees that it bears.
    context.strokeStyle = lights("#8f4234");
    context.lineWidth = 0.01;
    context.beginPath();
    for (let x = Math.floor(extent.left / 0.12) * 0.12; x < extent.right; x += 0.12) {
      context.moveTo(x, top + 0.09);
      context.lineTo(x + 0.06, top + 0.17);
      context.lineTo(x + 0.12, top + 0.09);
    }
    context.stroke();
    context.fillStyle = lights("#8f4234");
    context.fillRect(extent.left, top + 0.165, wide, 0.014);
    if (hasRails) layRails(context, extent, top + 0.024, lights);
  };

/** A bridge as the words have it built. */
export function paintBridge(easel: Easel, { bridge }: Pick<Scene, "bridge">, hasRails: boolean): Paint {
  const lights = (colour: string) => lit(colour, easel.palette.light);
  if (bridge === "rope") return ropeBridge(easel, lights);
  return bridge === "hanging" ? hangingBridge(lights, hasRails) : archedBridge(lights, hasRails);
}
