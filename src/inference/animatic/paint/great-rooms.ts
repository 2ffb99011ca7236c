import type { SKRSContext2D } from "@napi-rs/canvas";
import { lit } from "../colour.ts";
import type { Easel } from "./planes.ts";

const CLOTHES = ["#c8413f", "#3f6fb8", "#e0b13a", "#4f9a62", "#8a54a8"];

/** Red pillars, lanterns between them, and whom one prays to. */
export function pillars(context: SKRSContext2D, easel: Easel): void {
  const half = easel.aspect / 2;
  const { light } = easel.palette;
  context.fillStyle = lit("#e0b84a", light);
  context.beginPath();
  context.ellipse(half * 0.1, -0.12, 0.17, 0.19, 0, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = lit("#b98422", light);
  context.beginPath();
  context.arc(half * 0.1, -0.2, 0.052, 0, Math.PI * 2);
  context.ellipse(half * 0.1, -0.06, 0.085, 0.1, 0, 0, Math.PI * 2);
  context.ellipse(half * 0.1, 0.02, 0.15, 0.045, 0, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = lit("#5b2620", light);
  context.fillRect(half * 0.1 - 0.2, 0.05, 0.4, 0.16);
  for (const at of [-0.92, -0.24, 0.44, 0.98]) {
    context.fillStyle = lit("#c8402f", light);
    context.fillRect(at * half - 0.04, -0.6, 0.08, 0.8);
    context.fillStyle = lit("#e0b84a", light);
    for (const y of [-0.36, 0.12]) context.fillRect(at * half - 0.05, y, 0.1, 0.03);
  }
  context.fillStyle = lit("#3f5f4a", light);
  context.fillRect(-3, -0.6, 6, 0.2);
  context.fillStyle = lit("#e0b84a", light);
  context.fillRect(-3, -0.405, 6, 0.018);
  for (const at of [-0.58, 0.74]) {
    context.fillStyle = "#ffcf6b";
    context.beginPath();
    context.ellipse(at * half, -0.3, 0.05, 0.06, 0, 0, Math.PI * 2);
    context.fill();
    context.fillStyle = lit("#b3302a", light);
    context.fillRect(at * half - 0.03, -0.37, 0.06, 0.014);
    context.fillRect(at * half - 0.03, -0.245, 0.06, 0.014);
  }
}

/** Curtains by tall windows, and lights that hang in rings. */
export function chandeliers(context: SKRSContext2D, easel: Easel): void {
  const half = easel.aspect / 2;
  const { light } = easel.palette;
  context.fillStyle = lit("#9c2a3f", light);
  for (const at of [-0.72, -0.24, 0.24, 0.72])
    for (const side of [-1, 1]) {
      context.beginPath();
      context.moveTo(at * half, -0.44);
      context.quadraticCurveTo(at * half + side * 0.1, -0.3, at * half + side * 0.135, 0.04);
      context.lineTo(at * half + side * 0.17, 0.04);
      context.lineTo(at * half + side * 0.15, -0.44);
      context.fill();
    }
  context.fillStyle = lit("#d9b45a", light);
  context.fillRect(-3, 0.14, 6, 0.02);
  for (const at of [-0.48, 0.48]) {
    context.strokeStyle = lit("#b98422", light);
    context.lineWidth = 0.008;
    context.beginPath();
    context.moveTo(at * half, -0.6);
    context.lineTo(at * half, -0.34);
    context.moveTo(at * half - 0.13, -0.36);
    context.quadraticCurveTo(at * half, -0.24, at * half + 0.13, -0.36);
    context.stroke();
    for (const x of [-0.13, -0.07, 0, 0.07, 0.13]) {
      context.fillStyle = "#ffe9a8";
      context.beginPath();
      context.ellipse(at * half + x, -0.38 + (0.02 - x * x) * 2.6, 0.011, 0.024, 0, 0, Math.PI * 2);
      context.fill();
    }
  }
}

/** The stripes of the tent, bunting, and the heads of those who look on. */
export function bigTop(context: SKRSContext2D, easel: Easel): void {
  const { light } = easel.palette;
  context.fillStyle = lit("#c8383a", light);
  for (let stripe = -9; stripe <= 9; stripe += 2) {
    context.beginPath();
    context.moveTo(stripe * 0.05, -0.8);
    context.lineTo((stripe + 1) * 0.05, -0.8);
    context.lineTo((stripe + 1) * 0.16, 0.1);
    context.lineTo(stripe * 0.16, 0.1);
    context.fill();
  }
  for (let row = 0; row < 2; row++) {
    context.fillStyle = lit(row ? "#5b3450" : "#43283f", light);
    context.fillRect(-3, 0.02 + row * 0.07, 6, 0.3);
    for (let seat = -16; seat <= 16; seat++) {
      context.fillStyle = lit(CLOTHES[(seat + 20 + row * 2) % CLOTHES.length] ?? "#3f6fb8", light);
      context.beginPath();
      context.ellipse(seat * 0.1 + row * 0.05, 0.055 + row * 0.07, 0.036, 0.04, 0, Math.PI, Math.PI * 2);
      context.fill();
      context.fillStyle = lit("#f2c49a", light);
      context.beginPath();
      context.arc(seat * 0.1 + row * 0.05, 0.0 + row * 0.07, 0.026, 0, Math.PI * 2);
      context.fill();
    }
  }
  context.fillStyle = lit("#e8e0d0", light);
  context.fillRect(-3, 0.14, 6, 0.07);
  context.fillStyle = lit("#c8383a", light);
  for (let star = -12; star <= 12; star++) context.fillRect(star * 0.16, 0.15, 0.08, 0.05);
}

/** Sawdust within its kerb. */
export function ring(context: SKRSContext2D, easel: Easel): void {
  context.fillStyle = lit("#e8c07a", easel.palette.light);
  context.beginPath();
  context.ellipse(0, 0.36, easel.aspect * 0.44, 0.12, 0, 0, Math.PI * 2);
  context.fill();
}
