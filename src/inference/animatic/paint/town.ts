import { project } from "../camera-path.ts";
import { alpha, lit, mix, shade } from "../colour.ts";
import type { Scene } from "../scene.ts";
import { canvasOf, layGrain } from "./paper.ts";
import { aim, type Easel, type Plane, paintSheet, ridge, sheetPlane } from "./planes.ts";
import { type Props, stamp, strew } from "./props.ts";
import { cloudPlanes, skyPlane } from "./sky.ts";
import type { Sprite } from "./sprite.ts";

const NEON = ["#ff4f8b", "#35e0e8", "#ffd34d", "#a86bff", "#4dff9e", "#ff7a3d"] as const;

interface Row {
  distance: number;
  /** Foot and least and greatest height of the houses. */
  foot: number;
  height: [number, number];
  width: [number, number];
  colours: readonly string[];
  hazed: number;
  /** A stretch in the middle without houses, narrowing with distance as a street does. */
  gap: number;
  signs: boolean;
  lit: number;
}

/** A row of houses of card with lit windows; near ones have shop fronts and signs. */
function houses(easel: Easel, row: Row, signs: readonly Sprite[]): Plane {
  const random = easel.random.fork(`houses ${row.distance}`);
  const { palette } = easel;
  const isDark = palette.dark;
  // Far houses go on behind the street; near ones stand on it.
  const bottom = row.foot + (row.distance > 2 ? 0.3 : 0.02);
  const sheet = paintSheet(
    easel,
    row.distance,
    { top: row.foot - row.height[1] - 0.12, bottom },
    (context, extent, density) => {
      for (const side of row.gap > 0 ? [-1, 1] : [1]) {
        let x = row.gap > 0 ? row.gap : extent.left - 0.1;
        const end = row.gap > 0 ? Math.max(extent.right, -extent.left) + 0.3 : extent.right + 0.1;
        while (x < end) {
          const width = random.between(...row.width);
          const height = random.between(...row.height);
          const left = side > 0 ? x : -x - width;
          const top = row.foot - height;
          const paint = mix(lit(random.pick(row.colours), palette.light), palette.haze, row.hazed);
          context.shadowColor = alpha(palette.shadow, 0.45);
          context.shadowBlur = 0.02 * density;
          context.fillStyle = paint;
          context.fillRect(left, top, width, bottom - top);
          context.shadowColor = "rgba(0,0,0,0)";
          const roof = random.whole(0, 3);
          context.fillStyle = shade(paint, -0.14);
          if (roof === 0) context.fillRect(left + width * 0.2, top - 0.03, width * 0.25, 0.03);
          if (roof === 1) context.fillRect(left + width * 0.62, top - 0.055, width * 0.06, 0.055);
          if (roof === 2) {
            context.beginPath();
            context.moveTo(left, top);
            context.lineTo(left + width / 2, top - 0.05);
            context.lineTo(left + width, top);
            context.fill();
          }
          context.fillStyle = alpha(palette.edge, 0.35);
          context.fillRect(left, top, width, 0.004);
          const columns = Math.max(2, Math.round(width / 0.042));
          const rows = Math.max(2, Math.floor((height - (row.signs ? 0.17 : 0.03)) / 0.06));
          for (let down = 0; down < rows; down++) {
            for (let across = 0; across < columns; across++) {
              const isLit = random.chance(row.lit);
              context.fillStyle = isLit
                ? mix(
                    random.pick(["#ffd36b", "#ffe6a3", "#ffb86b", "#bfe8ff"]),
                    palette.haze,
                    row.hazed * 0.7,
                  )
                : isDark
                  ? shade(paint, -0.25)
                  : mix(shade(paint, 0.25), "#bfe0f0", 0.5);
              context.fillRect(
                left + (width * (across + 0.22)) / columns,
                top + 0.022 + down * 0.06,
                (width / columns) * 0.56,
                0.034,
              );
            }
          }
          if (row.signs) {
            const shop = row.foot - 0.15;
            context.fillStyle = isDark ? "#ffd890" : "#e9f3f5";
            context.fillRect(left + width * 0.07, shop + 0.042, width * 0.86, 0.2);
            context.fillStyle = isDark ? "rgba(120,50,20,.45)" : "rgba(60,90,110,.35)";
            for (let pane = 1; pane < 4; pane++)
              context.fillRect(left + width * (0.07 + pane * 0.215), shop + 0.042, 0.005, 0.2);
            // Wares in the window, and somebody among them.
            for (let ware = 0; ware < 9; ware++) {
              const [wareX, wareSize] = [
                left + width * random.between(0.12, 0.86),
                random.between(0.012, 0.026),
              ];
              context.fillStyle = alpha(
                random.pick(["#c8503c", "#3f7fa8", "#4f8f5a", "#8a5a9a", "#a8743a"]),
                0.75,
              );
              context.beginPath();
              context.roundRect(
                wareX,
                shop + 0.075 + (ware % 2) * 0.045 - wareSize,
                wareSize,
                wareSize,
                0.003,
              );
              context.fill();
            }
            const awning = random.pick(isDark ? NEON : ["#d8343a", "#2f8f83", "#e0a53a", "#3a6fb8"]);
            const stripes = 6;
            for (let stripe = 0; stripe < stripes; stripe++) {
              context.fillStyle = stripe % 2 === 0 ? shade(awning, isDark ? -0.2 : 0) : "#fbf3e2";
              context.fillRect(
                left + width * 0.03 + (width * 0.94 * stripe) / stripes,
                shop,
                (width * 0.94) / stripes,
                0.042,
              );
            }
            const sign = signs.length > 0 ? random.pick(signs) : undefined;
            if (sign)
              stamp(context, sign, {
                x: left + width * (side > 0 ? 0.12 : 0.88),
                y: shop - 0.02,
                height: Math.min(0.3, height * 0.5),
              });
            if (signs.length > 0 && random.chance(0.7)) {
              const second = random.pick(signs);
              stamp(context, second, {
                x: left + width * 0.55,
                y: shop - 0.03 - random.between(0, 0.1),
                height: Math.min(0.22, height * 0.4),
              });
            }
          }
          x += width + random.between(0.002, 0.014);
        }
      }
      layGrain(context, easel.grain, 0.5);
    },
  );
  easel.treat?.(sheet.canvas);
  return sheetPlane(easel, row.distance, sheet);
}

/** An upright sign of glowing paper with a picture of what is sold. */
async function neonSigns(easel: Easel, props: Props, isJapanese: boolean): Promise<Sprite[]> {
  const random = easel.random.fork("signs");
  const wares = isJapanese
    ? ["steaming-bowl", "sushi", "sake", "fish", "red-paper-lantern", "musical-note", "video-game", "dango"]
    : [
        "hamburger",
        "pizza",
        "musical-note",
        "cocktail-glass",
        "hot-beverage",
        "doughnut",
        "star",
        "video-game",
      ];
  return Promise.all(
    wares.map(async (ware, place) => {
      const colour = NEON[place % NEON.length] ?? NEON[0];
      const height = 0.26 * easel.height;
      const width = height * (place % 3 === 0 ? 0.8 : 0.36);
      const margin = Math.round(height * 0.2);
      const { canvas, context } = canvasOf(width + margin * 2, height + margin * 2);
      context.shadowColor = colour;
      context.shadowBlur = height * 0.2;
      context.fillStyle = "#1d1830";
      context.strokeStyle = mix(colour, "#ffffff", 0.35);
      context.lineWidth = Math.max(2, height * 0.022);
      const radius = height * 0.05;
      context.beginPath();
      context.roundRect(margin, margin, width, height, radius);
      context.fill();
      context.stroke();
      context.stroke();
      context.shadowBlur = 0;
      const picture = await props.cut(ware, 0.13, { edge: 0, shining: true });
      const size = Math.min(width * 0.8, height * 0.42);
      context.drawImage(picture.canvas, margin + width / 2 - size / 2, margin + height * 0.07, size, size);
      // Strokes that look like writing and say nothing.
      context.strokeStyle = mix(colour, "#ffffff", 0.5);
      context.lineWidth = Math.max(1.5, height * 0.018);
      context.lineCap = "round";
      const columns = width > height * 0.6 ? 3 : 1;
      for (let column = 0; column < columns; column++) {
        const glyph = (width / columns) * 0.62;
        for (let down = 0; down < (columns > 1 ? 1 : 2); down++) {
          const [x, y] = [
            margin + (width * (column + 0.5)) / columns - glyph / 2,
            margin + height * (0.56 + down * 0.21),
          ];
          const tall = Math.min(glyph, height * 0.17);
          for (let stroke = 0; stroke < 4; stroke++) {
            context.beginPath();
            context.moveTo(x + random.between(0, 0.3) * glyph, y + tall * random.next());
            context.lineTo(x + random.between(0.6, 1) * glyph, y + tall * random.next());
            context.stroke();
          }
          context.beginPath();
          context.moveTo(x + glyph * 0.5, y);
          context.lineTo(x + glyph * random.between(0.35, 0.65), y + tall);
          context.stroke();
        }
      }
      easel.treat?.(canvas);
      return { canvas, left: margin, top: margin, width, height };
    }),
  );
}

export async function paintStreet(easel: Easel, scene: Scene, props: Props): Promise<Plane[]> {
  const isDark = easel.palette.dark;
  const isJapanese = scene.flavour === "japanese";
  const isWet = scene.weather.includes("rain") || isDark;
  const walls = isDark
    ? ["#4a3f6b", "#5a3f5f", "#3f4a78", "#6b4458", "#454070"]
    : ["#e9b48a", "#d98f7a", "#e8d3a3", "#a9c5c0", "#c9a9b8", "#f0e3cf"];
  const signs = isDark || scene.lights.includes("neon") ? await neonSigns(easel, props, isJapanese) : [];
  const planes: Plane[] = [skyPlane(easel, scene, 0.06), ...cloudPlanes(easel, scene, 0, isDark ? 0 : 3)];
  const unit = Math.max(0.7, Math.min(1, easel.aspect));
  planes.push(
    houses(
      easel,
      {
        distance: 9,
        foot: 0.1,
        height: [0.2, 0.5],
        width: [0.09, 0.17],
        colours: walls,
        hazed: 0.5,
        gap: 0,
        signs: false,
        lit: isDark ? 0.5 : 0.08,
      },
      [],
    ),
  );
  if (isJapanese) {
    const tower = await props.cut("tokyo-tower", 0.5, { hazed: 0.35 });
    planes.push(cutPlane(easel, 7, tower, { x: easel.aspect * 0.13, y: 0.1, height: 0.5 }));
  }
  planes.push(
    houses(
      easel,
      {
        distance: 3.6,
        foot: 0.15,
        height: [0.34, 0.6],
        width: [0.16, 0.26],
        colours: walls,
        hazed: 0.22,
        gap: 0.11 * unit,
        signs: true,
        lit: isDark ? 0.6 : 0.12,
      },
      signs,
    ),
  );
  planes.push(
    ridge(easel, {
      distance: 1.9,
      profile: "flat",
      y: 0.175,
      amplitude: 0.001,
      colour: isDark ? "#3f3a5c" : "#8b8f99",
      decorate: (context, { extent }) => {
        context.fillStyle = isDark ? "rgba(255,236,200,.28)" : "rgba(255,255,255,.7)";
        // Zebra crossing.
        for (let stripe = -4; stripe <= 4; stripe++) {
          context.beginPath();
          context.moveTo(stripe * 0.13 - 0.03, 0.2);
          context.lineTo(stripe * 0.13 + 0.03, 0.2);
          context.lineTo(stripe * 0.22 + 0.055, 0.34);
          context.lineTo(stripe * 0.22 - 0.055, 0.34);
          context.fill();
        }
        if (!isWet) return;
        // Wet asphalt gives the lights back as long streaks.
        const random = easel.random.fork("puddles");
        for (let streak = 0; streak < 26; streak++) {
          const colour = isDark ? random.pick(NEON) : "#dfeaf2";
          const x = random.between(extent.left, extent.right);
          const [top, length] = [random.between(0.19, 0.26), random.between(0.06, 0.2)];
          const fade = context.createLinearGradient(0, top, 0, top + length);
          fade.addColorStop(0, alpha(colour, 0.42));
          fade.addColorStop(1, alpha(colour, 0));
          context.fillStyle = fade;
          context.beginPath();
          context.ellipse(x, top + length / 2, random.between(0.012, 0.03), length / 2, 0, 0, Math.PI * 2);
          context.fill();
        }
      },
    }),
  );
  planes.push(
    houses(
      easel,
      {
        distance: 1.75,
        foot: 0.24,
        height: [0.62, 0.86],
        width: [0.3, 0.42],
        colours: walls,
        hazed: 0.04,
        gap: 0.36 * Math.max(0.75, easel.aspect * 0.72),
        signs: true,
        lit: isDark ? 0.55 : 0.1,
      },
      signs,
    ),
  );
  if (signs.length > 0) planes.push(flicker(easel, signs));
  const lantern = await props.cut(
    isJapanese ? "red-paper-lantern" : "street-lamp",
    isJapanese ? 0.16 : 0.62,
    { shining: isJapanese },
  );
  planes.push(
    isJapanese
      ? garland(easel, lantern)
      : cutPlane(easel, 1.25, lantern, { x: -easel.aspect * 0.4, y: 0.3, height: 0.62 }),
  );
  return planes;
}

/** Two signs that blink in the foreground. */
function flicker(easel: Easel, signs: readonly Sprite[]): Plane {
  const [first, second] = [signs[1] ?? signs[0], signs[4] ?? signs[0]];
  const distance = 1.5;
  const spots = [
    { sprite: first, x: -easel.aspect * 0.4, y: -0.1, height: 0.34, rate: 1.3 },
    { sprite: second, x: easel.aspect * 0.41, y: -0.16, height: 0.32, rate: 1.9 },
  ];
  return {
    distance,
    draw(context, moment) {
      const view = project(moment.pose, distance);
      for (const { sprite, x, y, height, rate } of spots) {
        if (!sprite) continue;
        const scale = (view.scale * height * easel.height) / sprite.height;
        aim(context, easel, moment.pose, {
          x: x * view.scale + view.dx,
          y: y * view.scale + view.dy,
          scaleX: scale,
          scaleY: scale,
          turn: 0,
        });
        const buzz = Math.sin(moment.seconds * rate * 5) > -0.82 ? 1 : 0.45;
        context.globalAlpha = buzz;
        context.drawImage(sprite.canvas, -sprite.left - sprite.width / 2, -sprite.top - sprite.height / 2);
        context.globalAlpha = 1;
      }
    },
  };
}

/** Lanterns on a string across the street. */
function garland(easel: Easel, lantern: Sprite): Plane {
  const distance = 1.15;
  const count = Math.max(3, Math.round(easel.aspect * 4));
  return {
    distance,
    draw(context, moment) {
      const view = project(moment.pose, distance);
      for (let place = 0; place < count; place++) {
        const along = (place + 0.5) / count - 0.5;
        const x = along * easel.aspect * 1.25;
        const y = -0.47 + 0.1 * (1 - (along * 2) ** 2);
        const scale = (view.scale * 0.12 * easel.height) / lantern.height;
        aim(context, easel, moment.pose, {
          x: x * view.scale + view.dx,
          y: y * view.scale + view.dy,
          scaleX: scale,
          scaleY: scale,
          turn: Math.sin(moment.seconds * 1.2 + place) * 0.07,
        });
        context.drawImage(lantern.canvas, -lantern.left - lantern.width / 2, -lantern.top);
      }
    },
  };
}

/** One cut-out standing still. */
export function cutPlane(
  easel: Easel,
  distance: number,
  sprite: Sprite,
  at: { x: number; y: number; height: number },
): Plane {
  return {
    distance,
    draw(context, moment) {
      const view = project(moment.pose, distance);
      const scale = (view.scale * at.height * easel.height) / sprite.height;
      aim(context, easel, moment.pose, {
        x: at.x * view.scale + view.dx,
        y: at.y * view.scale + view.dy,
        scaleX: scale,
        scaleY: scale,
        turn: 0,
      });
      context.drawImage(sprite.canvas, -sprite.left - sprite.width / 2, -sprite.top - sprite.height);
    },
  };
}

export async function paintCity(easel: Easel, scene: Scene, props: Props): Promise<Plane[]> {
  const isDark = easel.palette.dark;
  const walls = isDark
    ? ["#3a4272", "#46407a", "#33406b", "#504a80"]
    : ["#8fb2c9", "#a9c0cf", "#c9b8a8", "#b8cad3", "#d3c3b0"];
  const trees = await Promise.all(
    (scene.season === "winter"
      ? ["tree-winter"]
      : scene.season === "autumn"
        ? ["tree-autumn", "tree-gold"]
        : ["tree"]
    ).map((art) => props.cut(art, 0.2)),
  );
  return [
    skyPlane(easel, scene, 0.05),
    ...cloudPlanes(easel, scene, 0, 3),
    houses(
      easel,
      {
        distance: 10,
        foot: 0.12,
        height: [0.22, 0.56],
        width: [0.07, 0.14],
        colours: walls,
        hazed: 0.58,
        gap: 0,
        signs: false,
        lit: isDark ? 0.45 : 0.04,
      },
      [],
    ),
    houses(
      easel,
      {
        distance: 5,
        foot: 0.16,
        height: [0.2, 0.46],
        width: [0.1, 0.18],
        colours: walls,
        hazed: 0.34,
        gap: 0,
        signs: false,
        lit: isDark ? 0.5 : 0.05,
      },
      [],
    ),
    houses(
      easel,
      {
        distance: 2.6,
        foot: 0.2,
        height: [0.1, 0.3],
        width: [0.14, 0.24],
        colours: walls,
        hazed: 0.1,
        gap: 0,
        signs: false,
        lit: isDark ? 0.55 : 0.06,
      },
      [],
    ),
    ridge(easel, {
      distance: 1.35,
      profile: "flat",
      y: 0.205,
      amplitude: 0.002,
      colour: scene.season === "winter" ? "#eef3f8" : isDark ? "#3a3f58" : "#9aa0a8",
      headroom: 0.2,
      behind: strew(trees, easel.random.fork("avenue"), {
        spacing: 0.26,
        height: [0.13, 0.19],
        sink: [0.01, 0.02],
        keep: 0.1,
      }),
      decorate: (context, { extent }) => {
        context.fillStyle = "rgba(255,248,225,.6)";
        for (let x = Math.floor(extent.left); x < extent.right; x += 0.24)
          context.fillRect(x, 0.345, 0.12, 0.01);
      },
    }),
    ridge(easel, {
      distance: 0.66,
      profile: "flat",
      y: 0.485,
      amplitude: 0.01,
      colour: isDark ? "#22263a" : "#6b7280",
    }),
  ];
}
