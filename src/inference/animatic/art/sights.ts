import { complexionOf } from "./complexion.ts";
import { type Drawing, of } from "./drawing.ts";

const row = (count: number, draw: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => draw(at)).join("");

const stall = (stripe: string, goods: readonly string[]) =>
  of(
    80,
    78,
    `<path d="M8 20h4v56H8zM68 20h4v56h-4z" fill="#7a4f2e"/><path d="M4 6h72l4 18H0z" fill="#fbf3e2"/>${row(
      4,
      (at) =>
        `<path d="M${9 + at * 18} 6h9l${(at - 1.5) * 0.6} 18h-10z" fill="${stripe}"/><path d="M${at * 20} 24h10a5 5 0 0 1-10 0z" fill="${stripe}"/><path d="M${10 + at * 20} 24h10a5 5 0 0 1-10 0z" fill="#fbf3e2"/>`,
    )}<path d="M4 50h72v26H4z" fill="#a8713f"/><path d="M4 50h72v5H4z" fill="#c98f5a"/><path d="M4 64h72" stroke="#8a5a30" stroke-width="1.500"/>${row(
      12,
      (at) =>
        `<circle cx="${9 + at * 5.7}" cy="${at % 2 ? 45.5 : 47.5}" r="4" fill="${goods[Math.floor(at / 4) % goods.length]}"/>`,
    )}`,
  );

const CROWD = ["#d8343a", "#3a7bd5", "#f6cf3d", "#58b368", "#f4f6f2", "#8a4fc7"];

const CANYON = `<path d="M0 200V10L24 0h70l10 22 14 8 4 40 12 20 2 50 14 20v40z" fill="#c8683c"/><path d="M0 42h120l4 28H0zM0 112h136l1 26H0z" fill="#b2552e"/><path d="M0 70h124M0 92h134M0 150h140M0 170h146M0 22h104" stroke="#e08a58" stroke-width="3.4" fill="none"/><path d="M94 0l10 22 14 8 4 40 12 20 2 50 14 20v40h-20l-4-44-14-22-4-50-14-36z" fill="#9c4626" opacity=".55"/><path d="M30 24v40M62 96v44M22 140v50M80 30v30" stroke="#8f3f22" stroke-width="2.6"/>`;

/** What tells a place under the sky by itself, as one sees it from where one stands in it. */
export const SIGHT_DRAWINGS: Record<string, () => Drawing> = {
  "stall-red": stall("#d8343a", ["#d8343a", "#f6cf3d", "#58b368"]),
  "stall-blue": stall("#2f7fd0", ["#f08a2c", "#8a4fc7", "#58b368"]),
  "stall-green": stall("#3f9a5a", ["#f6cf3d", "#e8548c", "#d8343a"]),
  "harbour-crane": of(
    90,
    110,
    `<path d="M22 108l8-86M58 108l-8-86M30 22h20M25 80h30M27 54h26M25 80l28-26M55 80L27 54" stroke="#e0813a" stroke-width="4" fill="none"/><path d="M2 18h86v7H2z" fill="#e0813a"/><path d="M40 2L4 18M40 2l46 16" stroke="#a85a22" stroke-width="2" fill="none"/><path d="M36 2h8v18h-8z" fill="#a85a22"/><path d="M78 25v34" stroke="#3a3f4d" stroke-width="1.600"/><rect x="68" y="58" width="20" height="13" fill="#2f7fd0"/><path d="M73 58v13M78 58v13M83 58v13" stroke="#24508c"/>`,
  ),
  containers: of(
    90,
    50,
    `<path d="M0 26h44v24H0z" fill="#c8343a"/><path d="M46 26h44v24H46z" fill="#2f7fd0"/><path d="M22 2h44v23H22z" fill="#3f9a5a"/><path d="M6 28v20M13 28v20M20 28v20M27 28v20M34 28v20M52 28v20M59 28v20M66 28v20M73 28v20M80 28v20M29 4v19M36 4v19M43 4v19M50 4v19M57 4v19" stroke="#000" stroke-width="1.600" opacity=".2"/>`,
  ),
  bollard: of(
    26,
    30,
    `<path d="M8 10h10v20H8z" fill="#3a3f4d"/><path d="M4 4q9-6 18 0v6H4z" fill="#4f5566"/><path d="M6 16q7 5 14 0M6 20q7 5 14 0M6 24q7 5 14 0" stroke="#d9b87a" stroke-width="2.600" fill="none"/>`,
  ),
  scaffold: of(
    110,
    100,
    `<path d="M14 40h82v60H14z" fill="#c8704a"/>${row(7, (at) => `<path d="M14 ${48 + at * 8}h82" stroke="#a3563a" stroke-width="1.200"/>`)}<path d="M26 54h18v24H26zM66 54h18v24H66z" fill="#4a3f45"/><path d="M6 4v96M38 4v96M72 4v96M104 4v96" stroke="#8d9099" stroke-width="3"/><path d="M2 36h106M2 68h106" stroke="#c9a060" stroke-width="5"/><path d="M6 68l32-32M72 68l32-32M38 36L6 4M104 36L72 4" stroke="#8d9099" stroke-width="1.800"/>`,
  ),
  "tower-crane": of(
    110,
    130,
    `<path d="M26 20h10v110H26z" fill="none" stroke="#f0b93a" stroke-width="3"/><path d="M26 130l10-14-10-14 10-14-10-14 10-14-10-14 10-14-10-14" stroke="#f0b93a" stroke-width="2" fill="none"/><path d="M4 22h104M4 30h104M30 4L8 22M30 4l70 18" stroke="#f0b93a" stroke-width="2.600" fill="none"/><path d="M2 20h14v16H2z" fill="#6f7684"/><path d="M36 30h12v12H36z" fill="#3a7bd5"/><path d="M92 30v46" stroke="#3a3f4d" stroke-width="1.400"/><path d="M82 76h20v8H82z" fill="#b0484a"/>`,
  ),
  "control-tower": of(
    60,
    120,
    `<path d="M24 44h14l4 76H20z" fill="#dfe3ea"/><path d="M8 20h46l-6 22H14z" fill="#4f7fa8"/><path d="M6 14h50v7H6zM14 42h34v6H14z" fill="#8d98a8"/><path d="M20 21l2 21M31 21v21M42 21l-2 21" stroke="#dfe3ea" stroke-width="2"/><path d="M31 0v14" stroke="#d8343a" stroke-width="2.600"/>`,
  ),
  "parked-plane": of(
    150,
    70,
    `<path d="M4 44q4-14 24-15h88L134 4h14l-6 34q-14 14-50 14H20Q4 52 4 44z" fill="#f4f6f8"/><path d="M124 18L134 4h14l-2 14z" fill="#3a7bd5"/><path d="M62 42h34l26 24h-14z" fill="#b5c0cc"/><path d="M10 36q6-5 14-5v6z" fill="#3f5f86"/>${row(11, (at) => `<circle cx="${36 + at * 8}" cy="37" r="2" fill="#3f5f86"/>`)}<path d="M28 52v10M86 52v10" stroke="#6f7684" stroke-width="3"/><circle cx="28" cy="64" r="5" fill="#23212b"/><circle cx="86" cy="64" r="5" fill="#23212b"/>`,
  ),
  grandstand: of(
    160,
    70,
    `<path d="M0 8h160v62H0z" fill="#7d8796"/>${row(5, (line) =>
      row(
        20,
        (at) =>
          `<circle cx="${4 + at * 8 + (line % 2) * 3}" cy="${18 + line * 10}" r="3" fill="${complexionOf({}, at * 5 + line * 3).skin}"/><path d="M${at * 8 + (line % 2) * 3} ${27 + line * 10}q4-10 8 0z" fill="${CROWD[(at * 7 + line * 3) % CROWD.length]}"/>`,
      ),
    )}<path d="M0 0h160v9H0z" fill="#4f5866"/><path d="M0 64h160v6H0z" fill="#f4f6f2"/>`,
  ),
  // Its ends are out of the picture.
  "arch-bridge": of(
    384,
    80,
    `<path fill-rule="evenodd" d="M0 24q192-24 384 0v56H0z${row(
      4,
      (at) => `M${24 + at * 112 - 40} 80q0-44 40-44t40 44z`,
    )}" fill="#a58668"/><path d="M0 16q192-24 384 0v9q-192-24-384 0z" fill="#94775a"/><path d="M0 24q192-24 384 0v7q-192-24-384 0z" fill="#7f6349"/><path d="M0 16q192-24 384 0v5q-192-24-384 0z" fill="#7f6349"/>${row(
      33,
      (at) =>
        `<path d="M${6 + at * 11.6} ${18 - 12 * Math.sin((Math.PI * (6 + at * 11.6)) / 384)}v9" stroke="#7f6349" stroke-width="2.400"/>`,
    )}<path d="${row(4, (at) => `M${24 + at * 112 - 40} 80q0-44 40-44t40 44`)}" stroke="#7f6349" stroke-width="4" fill="none"/>`,
  ),
  gravestones: of(
    90,
    46,
    `<path d="M4 46V20q0-12 12-12t12 12v26zM62 46V22q0-11 11-11t11 11v24z" fill="#8d9099"/><path d="M42 46V12h-8V4h8V0h6v4h8v8h-8v34z" fill="#767a86"/><path d="M16 16v14M11 21h10M67 26h12M67 32h12" stroke="#5f636e" stroke-width="2.600"/>`,
  ),
  "canyon-wall": of(150, 200, CANYON),
  "canyon-wall-right": of(150, 200, `<g transform="translate(150 0) scale(-1 1)">${CANYON}</g>`),
  "great-wave": of(
    240,
    130,
    `<g transform="translate(240 0) scale(-1 1)"><path d="M0 130Q60 118 96 70 130 10 190 6q40 2 46 34-16-16-38-8-30 12-20 44 12 34 62 54z" fill="#2f86b8"/><path d="M96 70Q130 10 190 6q40 2 46 34-16-16-38-8-18 8-20 26-14-16-40-8-28 8-42 20z" fill="#55b0d0"/><path d="M178 8q46-8 60 24 4 12-6 14-6-16-24-16-8 8-16 2-10 4-14-6-10-8 0-18z" fill="#f4fbff"/><path d="M40 122Q92 104 118 64M74 128q46-20 60-56M110 130q36-16 42-44" stroke="#bfe6f5" stroke-width="3.400" fill="none" stroke-linecap="round"/></g>`,
  ),
};
