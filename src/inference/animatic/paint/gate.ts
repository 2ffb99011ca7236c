import type { SKRSContext2D } from "@napi-rs/canvas";

type Lights = (colour: string) => string;

/** An airplane from its side, its nose to the left, about the origin. */
export function paintPlane(context: SKRSContext2D, lights: Lights): void {
  const shape = (colour: string, draw: () => void) => {
    context.fillStyle = colour;
    context.beginPath();
    draw();
    context.fill();
  };
  const [body, blue, steel] = [lights("#f4f6f8"), lights("#3a7bd5"), lights("#8f9aa8")];
  // Wheels, under nose and wing.
  for (const wheel of [-0.28, 0.03, 0.1])
    shape("#3a3f4d", () => context.arc(wheel, 0.105, 0.02, 0, Math.PI * 2));
  context.fillStyle = steel;
  for (const leg of [-0.285, 0.025, 0.095]) context.fillRect(leg, 0.04, 0.01, 0.06);
  shape(body, () => {
    context.moveTo(-0.42, 0);
    context.quadraticCurveTo(-0.4, -0.075, -0.28, -0.08);
    context.lineTo(0.36, -0.08);
    context.lineTo(0.5, -0.045);
    context.quadraticCurveTo(0.4, 0.055, 0.1, 0.06);
    context.lineTo(-0.34, 0.06);
    context.quadraticCurveTo(-0.41, 0.05, -0.42, 0);
  });
  shape(blue, () => {
    context.moveTo(0.32, -0.078);
    context.lineTo(0.43, -0.23);
    context.lineTo(0.51, -0.23);
    context.lineTo(0.49, -0.046);
  });
  // The wing comes out of the body towards us, an engine under it.
  shape(steel, () => context.roundRect(-0.07, 0.05, 0.13, 0.05, 0.024));
  shape(lights("#c6ced8"), () => {
    context.moveTo(-0.08, 0.02);
    context.lineTo(0.13, 0.02);
    context.lineTo(0.24, 0.085);
    context.lineTo(0.17, 0.09);
  });
  context.fillStyle = blue;
  context.fillRect(-0.405, 0.004, 0.8, 0.01);
  for (let pane = -0.3; pane < 0.32; pane += 0.05)
    shape("#4f6a86", () => context.arc(pane, -0.03, 0.012, 0, Math.PI * 2));
}

/** A row of seats with their backs to the windows; `x`: its left end. */
export function paintSeats(context: SKRSContext2D, x: number, lights: Lights): void {
  context.fillStyle = lights("#6b7480");
  context.fillRect(x, 0.212, 0.44, 0.012);
  for (const leg of [0.05, 0.38]) context.fillRect(x + leg, 0.22, 0.012, 0.045);
  for (let seat = 0; seat < 4; seat++) {
    context.fillStyle = lights("#46648c");
    context.beginPath();
    context.roundRect(x + 0.008 + seat * 0.108, 0.1, 0.098, 0.09, 0.018);
    context.fill();
    context.fillStyle = lights("#39527a");
    context.beginPath();
    context.roundRect(x + 0.004 + seat * 0.108, 0.184, 0.104, 0.03, 0.012);
    context.fill();
  }
}

/** The sign of a gate, which hangs from the ceiling; (`x`, `top`): its corner. */
export function paintGate(context: SKRSContext2D, x: number, top: number): void {
  context.fillStyle = "#5b6470";
  for (const rod of [0.03, 0.23]) context.fillRect(x + rod, top - 0.2, 0.008, 0.22);
  context.fillStyle = "#f6cf3d";
  context.beginPath();
  context.roundRect(x, top, 0.27, 0.11, 0.012);
  context.fill();
  context.fillStyle = "#20242e";
  // A small airplane, and an arrow: no words in any language.
  context.beginPath();
  context.moveTo(x + 0.03, top + 0.055);
  context.lineTo(x + 0.12, top + 0.048);
  context.lineTo(x + 0.075, top + 0.015);
  context.lineTo(x + 0.09, top + 0.015);
  context.lineTo(x + 0.145, top + 0.048);
  context.quadraticCurveTo(x + 0.17, top + 0.055, x + 0.145, top + 0.062);
  context.lineTo(x + 0.09, top + 0.095);
  context.lineTo(x + 0.075, top + 0.095);
  context.lineTo(x + 0.12, top + 0.062);
  context.fill();
  context.beginPath();
  context.moveTo(x + 0.195, top + 0.025);
  context.lineTo(x + 0.245, top + 0.055);
  context.lineTo(x + 0.195, top + 0.085);
  context.fill();
}
