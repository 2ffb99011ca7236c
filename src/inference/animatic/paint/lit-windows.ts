import type { Drawing } from "../art/drawing.ts";
import { snowedUnder } from "../art/retouch.ts";

/** In whose windows there is light when it is dark: houses, a tent, and all that many travel in. */
const LIT_AT_NIGHT = new Set(
  (
    "house houses house-with-garden church barn school hotel hospital office-building department-store convenience-store tent " +
    "row-house row-house-blue town-hall control-tower factory glass-tower cafe-front station-front " +
    "bus tram tram-car trolleybus oncoming-bus minibus metro locomotive railway-car high-speed-train " +
    "bullet-train aerial-tramway mountain-cableway helicopter airplane small-airplane ship liner passenger-ship ferry submarine"
  ).split(" "),
);
/** The blues of window panes, the dark within a tent, and lamps and windows that are drawn lit. */
const PANES =
  /#(?:83cbff|00a6ed|7fd5ff|26c9fc|5092ff|0074ba|4c8ef6|8fd0ef|bfe6f5|3a2f38|50e2ff|46a4fb|00d1ed|35b8d8|9fe0f2|7fb0cf|b8deef|9fd0e6|ffeebb|ffd98a|ffe6a3|fff1c9|ffe9a8|fff478)\b/gi;
const LAMPLIGHT = "#fff2a6";

export const litPanes = (body: string): string => body.replaceAll(PANES, LAMPLIGHT);

/** Nothing but the panes: they shine whatever the evening does to the rest. */
const panesOf = (body: string): string =>
  body
    .replaceAll(/#[0-9a-f]{3}(?:[0-9a-f]{3})?\b/gi, (colour) =>
      colour.search(PANES) === 0 ? LAMPLIGHT : "none",
    )
    .replaceAll(/"(?:white|black)"/g, '"none"');

/** A drawing as it is when it is dark, and what of it shines. */
export function litAtNight(art: string, drawing: Drawing): Drawing {
  if (!LIT_AT_NIGHT.has(snowedUnder(art) ?? art)) return drawing;
  return { ...drawing, body: litPanes(drawing.body), lights: panesOf(drawing.body) };
}
