import { mix } from "../colour.ts";
import { type Easel, type Plane, ridge } from "./planes.ts";

/** Sheets of vellum between the layers. */
export function fogPlanes(easel: Easel): Plane[] {
  return [3, 1.7, 0.88].map((distance, place) => {
    const base = ridge(
      { ...easel, palette: { ...easel.palette, shadow: "#8899aa" } },
      {
        distance,
        profile: "flat",
        y: -0.06 + place * 0.13,
        amplitude: 0.035,
        colour: mix(easel.palette.haze, "#ffffff", easel.palette.dark ? 0.3 : 0.55),
        slack: 0.2,
        drift: ({ seconds }) => ({ x: Math.sin(seconds * 0.3 + place * 2) * 0.06, y: 0 }),
      },
    );
    return {
      distance,
      draw(context, moment) {
        // The nearest lets whoever is behind it be seen.
        context.globalAlpha = distance < 1 ? 0.3 : easel.palette.dark ? 0.62 : 0.55;
        base.draw(context, moment);
        context.globalAlpha = 1;
      },
    } satisfies Plane;
  });
}
