import { GROUND, type Land, MIDDLE, type Soil } from "./soil.ts";

export function volcano({ front }: Soil): Land {
  return {
    horizon: 0.1,
    clouds: 2,
    layers: [
      {
        distance: 7,
        profile: "flat",
        y: 0.06,
        amplitude: 0.01,
        colour: "#4a2a30",
        hazed: 0.2,
        headroom: 0.5,
        behind: (context, { density }) => {
          // The cone, with lava down its flanks.
          context.shadowColor = "rgba(20,4,4,.5)";
          context.shadowBlur = 0.03 * density;
          context.fillStyle = "#5a3236";
          context.beginPath();
          context.moveTo(-0.52, 0.1);
          context.quadraticCurveTo(-0.16, -0.02, -0.1, -0.3);
          context.lineTo(0.1, -0.3);
          context.quadraticCurveTo(0.16, -0.02, 0.52, 0.1);
          context.fill();
          context.shadowColor = "rgba(0,0,0,0)";
          context.strokeStyle = "#ff8a2e";
          context.lineCap = "round";
          for (const [x, width] of [
            [-0.06, 0.02],
            [0.0, 0.032],
            [0.07, 0.016],
          ] as const) {
            context.lineWidth = width;
            context.beginPath();
            context.moveTo(x, -0.295);
            context.bezierCurveTo(x * 1.6, -0.2, x * 1.2 + 0.03, -0.1, x * 4, 0.08);
            context.stroke();
          }
          context.fillStyle = "#ffc35a";
          context.beginPath();
          context.ellipse(0, -0.3, 0.1, 0.016, 0, 0, Math.PI * 2);
          context.fill();
        },
      },
      { distance: MIDDLE, profile: "rocks", y: 0.11, amplitude: 0.03, colour: "#4a2c33", hazed: 0.1 },
      { distance: GROUND, profile: "rocks", y: 0.21, amplitude: 0.015, colour: "#5b383a" },
      { ...front, profile: "rocks", colour: "#24141a", growth: [] },
    ],
  };
}
