import type { Trade } from "../scene.ts";
import {
  apron,
  BLACK,
  bag,
  beard,
  bowTie,
  brimmed,
  buttons,
  cross,
  helmet,
  knitted,
  pack,
  peaked,
  shirtFront,
  straps,
  stripes,
  WHITE,
} from "./garments.ts";

/** What is on a head in this colour has that of its hair: the icons' own. */
const OWN_HAIR = "#f1a11e";

/** What one is told by at a glance, as pictograms tell it: a hat, a coat, what is worn over it, what is in the hand. */
export interface TradeLook {
  /** The head under the hat, where the words say no more than the trade. */
  head?: string;
  coat?: string;
  /** Nothing is worn above the waist. */
  isBare?: true;
  legs?: string;
  shoes?: string;
  /** They end at the ankle. */
  slippers?: true;
  /** A gown down to the feet. */
  dress?: string;
  gloves?: string;
  /** Worn on the back, over the coat, and on the head; a body facing left, 48 by 71. */
  back?: string;
  over?: string;
  hat?: string;
  /** What is in the hand while nothing else is. */
  tool?: string;
}

const nursesCap = `<path d="M13 7l2-9q9-4 18 0l2 9q-11-4-22 0z" fill="${WHITE}"/>${cross(24, 0, 4)}`;

export const TRADE_LOOKS: Readonly<Record<Trade, TradeLook>> = {
  waiter: {
    coat: WHITE,
    legs: BLACK,
    shoes: BLACK,
    over: `<path d="M15.500 24h5.500l3 8 3-8h5.500l-1 20h-15z" fill="${BLACK}"/>${bowTie()}<path d="M16 43h16l2 15H14z" fill="${WHITE}"/>`,
    tool: "tray",
  },
  gnome: {
    head: "man-white-hair",
    coat: "#3f7f5a",
    legs: "#6b4a2f",
    shoes: "#4a3220",
    over: `<path d="M14 16q-1 16 10 22 11-6 10-22-4 6-10 5-6 1-10-5z" fill="#f4f0e6"/><path d="M15 40h18v3.600H15z" fill="#4a3220"/><path d="M22 39.400h4v5h-4z" fill="#f6cf3d"/>`,
    hat: `<path d="M12 9Q16-6 27-19q5 14 9 28-12-5-24 0z" fill="#d8343a"/>`,
  },
  viking: {
    head: "man-beard",
    coat: "#7a5236",
    legs: "#4a4038",
    shoes: "#3a2a1c",
    over: `<path d="M13 25q11 6 22 0l2 8q-13 6-26 0z" fill="#c9b99a"/>`,
    hat: `<path d="M13 9q-1-14 11-14T35 9q-11-4-22 0z" fill="#9aa3b2"/><path d="M13 4Q2 4 3-8q5 7 11 6zM35 4q11 0 10-12-5 7-11 6z" fill="#f4ecd8"/>`,
    tool: "axe",
  },
  magician: {
    coat: BLACK,
    legs: BLACK,
    shoes: BLACK,
    gloves: WHITE,
    back: `<path d="M15 25q-9 18-7 38 16 6 32 0 2-20-7-38z" fill="#8a1f35"/>`,
    over: `${shirtFront}${bowTie()}`,
    hat: `<path d="M15 8l-1-17h20l-1 17z" fill="${BLACK}"/><path d="M14.700 3h18.600v4H14.900z" fill="#b3202c"/><path d="M8 8q16-4 32 0-16 5-32 0z" fill="${BLACK}"/>`,
    tool: "magic-wand",
  },
  jeweller: {
    coat: "#2f4a6a",
    legs: "#3a3f55",
    shoes: BLACK,
    over: `${shirtFront}<circle cx="19.400" cy="14" r="4" fill="none" stroke="#d9a441" stroke-width="1.600"/><circle cx="19.400" cy="14" r="3" fill="#bfe6f5" opacity=".6"/><path d="M15.500 15l-1 8" stroke="#d9a441" stroke-width=".8"/>`,
  },
  welder: {
    coat: "#5f6672",
    legs: "#3a3f55",
    shoes: BLACK,
    gloves: "#d9a441",
    over: `${apron("#7a4a2a")}<path d="M14 6h20v13q-4 6-10 6t-10-6z" fill="#2b2930"/><path d="M16.500 11h13v5h-13z" fill="#4fb87a"/>`,
    hat: `<path d="M13 8q0-10 11-10T35 8z" fill="#3a3540"/>`,
    tool: "torch-welder",
  },
  baker: {
    coat: WHITE,
    over: apron("#c98a45"),
    hat: `<path d="M14 9h20l1-8q5-6-2-8-3-5-9-3-6-2-9 3-7 2-2 8z" fill="${WHITE}"/><path d="M14 5.500h20V9H14z" fill="#dfe3ea"/>`,
    tool: "bread",
  },
  vendor: { coat: WHITE, over: apron("#3f9a5a"), hat: peaked("#3f9a5a", WHITE, "#2f7a46") },
  smith: { head: "man-beard", coat: "#8d9099", over: apron("#7a4a2a"), tool: "hammer" },
  butcher: {
    coat: WHITE,
    over: `${apron("#d8343a")}<path d="M17 38h14M16.500 44h15" stroke="${WHITE}" stroke-width="1.600"/>`,
    hat: `<path d="M13 8h22l1-7q-12-4-24 0z" fill="${WHITE}"/><path d="M13 6h22v3H13z" fill="#d8343a"/>`,
    tool: "meat-on-bone",
  },
  barista: { coat: BLACK, over: apron("#2f6a4f"), tool: "hot-beverage" },
  bartender: {
    coat: WHITE,
    legs: BLACK,
    over: `<path d="M15.500 24h5.500l3 8 3-8h5.500l-1 20h-15z" fill="#7a2430"/>${bowTie()}`,
    tool: "cocktail-glass",
  },
  florist: { coat: "#f2a3bf", over: apron("#3f9a5a"), tool: "bouquet" },
  hairdresser: {
    coat: "#e8548c",
    legs: BLACK,
    over: `${apron(BLACK)}<path d="M21 40l5-7M26 40l-5-7" stroke="#dfe3ea" stroke-width="1.600"/>`,
    tool: "scissors",
  },
  tailor: {
    coat: WHITE,
    legs: "#3a4560",
    over: `<path d="M15.500 24h5.500l3 8 3-8h5.500l-1 20h-15z" fill="#5a4a78"/><path d="M18 23q-3 10-1 22M30 23q3 10 1 18" stroke="#f6cf3d" stroke-width="2.600" fill="none"/><path d="M17 28h2M16.500 33h2M16.500 38h2M30 28h2M30.500 33h2" stroke="${BLACK}" stroke-width=".8"/>`,
    tool: "straight-ruler",
  },
  dentist: {
    coat: "#bfe6ee",
    legs: WHITE,
    over: `<path d="M15.500 17q8.500 3 17 0v5q-8.500 6-17 0z" fill="#eaf6fa"/><path d="M20 24l4 6 4-6" stroke="#7fb8c8" stroke-width="1.600" fill="none"/>`,
    hat: `<path d="M12 8q12-4 24 0v3q-12-4-24 0z" fill="#8d9099"/><circle cx="22" cy="5.500" r="5" fill="#dfe3ea" stroke="#8d9099" stroke-width="1.400"/>`,
    tool: "toothbrush",
  },
  carpenter: {
    coat: "#c8563a",
    legs: "#3a5a8c",
    shoes: "#6b4429",
    over: `${apron("#c9a060")}<path d="M29 43l4-9" stroke="#f6cf3d" stroke-width="2"/>`,
    hat: peaked("#c9a060", "#7a4a2a", "#8a6a3a"),
    tool: "carpentry-saw",
  },
  potter: { coat: "#9a6a8a", over: apron("#b5835a"), tool: "amphora" },
  librarian: {
    coat: "#7a5a8c",
    legs: "#4a4038",
    over: `<path d="M17 12.500h6v5h-6zM25 12.500h6v5h-6zM23 14.500h2" stroke="${BLACK}" stroke-width="1.500" fill="none"/><path d="M20 24h8l-4 14z" fill="${WHITE}"/>`,
    tool: "books",
  },
  plumber: {
    coat: "#d8343a",
    legs: "#2f62b0",
    shoes: "#5b3a22",
    over: `<path d="M17 24v10h14V24h-3v6h-8v-6z" fill="#2f62b0"/><path d="M16 33h16v12H16z" fill="#2f62b0"/><circle cx="18.500" cy="32" r="1.300" fill="#f6cf3d"/><circle cx="29.500" cy="32" r="1.300" fill="#f6cf3d"/>`,
    hat: peaked("#d8343a", WHITE, "#a3202a"),
    tool: "wrench",
  },
  courier: {
    coat: "#f08a2c",
    legs: "#6b4429",
    over: `<path d="M15 33h18v3H15z" fill="#6b4429"/>`,
    hat: peaked("#6b4429", "#f08a2c"),
    tool: "package",
  },
  vet: {
    coat: "#4fb8a0",
    legs: "#3f8f80",
    over: `<path d="M19 24q-1 10 5 10t5-10" stroke="${BLACK}" stroke-width="1.400" fill="none"/><circle cx="24" cy="36" r="2.200" fill="#b9bec8"/>`,
    tool: "stethoscope",
  },
  nurse: { coat: "#7fb8e0", legs: "#7fb8e0", over: `${apron(WHITE)}${cross(24, 36, 5)}`, hat: nursesCap },
  cleaner: { coat: "#7fb8d8", legs: "#4f7fa0", over: apron(WHITE), hat: knitted("#e8548c"), tool: "broom" },
  fisher: {
    head: "old-man",
    coat: "#f0c23a",
    legs: "#3f6f4f",
    shoes: "#2f5a3f",
    over: beard("#f2efe8"),
    hat: `<path d="M13 9q0-11 11-11t11 11z" fill="#f0c23a"/><path d="M6 9q18-5 34 0l4 6q-10-4-20-4T6 12z" fill="#d9a52c"/>`,
    tool: "fishing-rod",
  },
  sailor: {
    coat: WHITE,
    legs: "#24406f",
    over: `<path d="M15 24h18l-5 4-4 8-4-8z" fill="#24406f"/>`,
    hat: `<path d="M13 4h22l1 6H12z" fill="${WHITE}"/><path d="M15 4q9-5 18 0z" fill="#dfe3ea"/>`,
  },
  captain: {
    head: "old-man",
    coat: "#24355f",
    legs: "#24355f",
    shoes: BLACK,
    over: `${buttons("#f6cf3d")}${beard("#f2efe8")}`,
    hat: peaked(WHITE, "#f6cf3d"),
  },
  keeper: {
    head: "old-man",
    coat: "#24355f",
    legs: "#3a3f55",
    over: `${buttons("#f6cf3d")}${beard("#f2efe8")}`,
    hat: peaked("#24355f", "#f6cf3d"),
    tool: "lamp",
  },
  shepherd: {
    head: "man-beard",
    coat: "#b08a5a",
    legs: "#6b4a33",
    over: `<path d="M14 23h20l5 27q-15 4-30 0z" fill="#8a6238"/><path d="M22 24h4l3 27h-10z" fill="#c9a878"/>`,
    hat: brimmed("#e0bd6a", "#a83c2e"),
    tool: "crook",
  },
  postman: {
    coat: "#2f62b0",
    legs: "#24406f",
    shoes: BLACK,
    over: `<path d="M15 35h18v2H15z" fill="#f6cf3d"/>${bag("#8a5a33", "#6b4429")}`,
    hat: peaked("#2f62b0", "#f6cf3d"),
    tool: "envelope",
  },
  driver: { coat: "#3a4560", legs: "#2b2f3f", over: bowTie(), hat: peaked("#3a4560", "#b9bec8") },
  guard: {
    coat: "#33415f",
    legs: "#24293a",
    shoes: BLACK,
    over: buttons("#f6cf3d"),
    hat: peaked("#33415f", "#f6cf3d"),
  },
  soldier: {
    coat: "#5f7a45",
    legs: "#4a5f38",
    shoes: "#3a2f24",
    over: `<path d="M16 27h5v4h-5zM26 33h6v4h-6zM17 38h5v4h-5z" fill="#44592f"/>`,
    hat: helmet("#4f6a38"),
  },
  miner: {
    coat: "#e0813a",
    legs: "#3a4560",
    shoes: BLACK,
    hat: helmet(
      "#f6cf3d",
      `<circle cx="16" cy="5" r="3.600" fill="#fff6c8"/><circle cx="16" cy="5" r="3.600" fill="none" stroke="#8d9099" stroke-width="1.200"/>`,
    ),
    tool: "pickaxe",
  },
  hiker: {
    coat: "#c8503c",
    legs: "#5f6a4a",
    shoes: "#6b4429",
    back: pack("#3f7fb8"),
    over: straps("#24406f"),
    hat: brimmed("#8a9a55", "#5f6a3a"),
    tool: "stick",
  },
  climber: {
    coat: "#e0813a",
    legs: "#3a4560",
    shoes: "#6b4429",
    back: pack("#58b368"),
    over: `<path d="M16 25l15 16" stroke="#f6cf3d" stroke-width="3"/>`,
    hat: helmet("#d8343a"),
  },
  explorer: {
    coat: "#cdb37a",
    legs: "#a88c55",
    shoes: "#6b4429",
    over: bag("#8a5a33", "#6b4429"),
    hat: brimmed("#b58a4f", "#6b4429"),
  },
  hunter: {
    coat: "#5f7a3f",
    legs: "#6b4a33",
    shoes: "#4a3522",
    hat: `${brimmed("#4f6a33", "#33451f")}<path d="M31 4q2-9 8-10-1 7-6 12z" fill="#d8343a"/>`,
  },
  ranger: {
    coat: "#b59a5f",
    legs: "#4f6a3a",
    shoes: "#4a3522",
    over: buttons("#6b4429"),
    hat: brimmed("#a3793f", "#5b3a22"),
  },
  lumberjack: {
    head: "man-beard",
    coat: "#c8343a",
    legs: "#3a5a8c",
    shoes: "#6b4429",
    over: `<path d="M18 23v21M24 23v21M30 23v21M15 29h18M15 36h18" stroke="${BLACK}" stroke-width="1.600"/>`,
    hat: knitted("#3f6f4f"),
    tool: "axe",
  },
  monk: {
    head: "man-bald",
    dress: "#e0813a",
    coat: "#c8632a",
    shoes: "#8a5a33",
    over: `<path d="M15 24l17 20h-6L15 31z" fill="#a83c2e"/>`,
  },
  nun: {
    head: "woman",
    dress: BLACK,
    coat: BLACK,
    over: `<path d="M16 23h16q1 8-8 9-9-1-8-9z" fill="${WHITE}"/>`,
    hat: `<path d="M11 26q-3-28 13-28t13 28l-4-2q2-18-9-18t-9 18z" fill="${BLACK}"/><path d="M15 11q9-8 18 0l-1-4q-8-5-16 0z" fill="${WHITE}"/>`,
  },
  priest: {
    dress: BLACK,
    coat: BLACK,
    over: `<path d="M20.500 24h7v3.500h-7z" fill="${WHITE}"/><path d="M23 32h2v9h-2zM20.500 34.500h7v2h-7z" fill="#f6cf3d"/>`,
  },
  boxer: {
    isBare: true,
    legs: "#c8343a",
    gloves: "#d8343a",
    hat: `<path d="M12.500 9q11.500-4 23 0v3q-11.500-4-23 0z" fill="#d8343a"/>`,
  },
  thief: {
    coat: WHITE,
    legs: BLACK,
    shoes: BLACK,
    over: `${stripes(BLACK)}<path d="M13 12.500h22v5.500q-5 2-8.500-1h-5q-3.500 3-8.500 1z" fill="${BLACK}"/><circle cx="19" cy="15.200" r="1.300" fill="${WHITE}"/><circle cx="29" cy="15.200" r="1.300" fill="${WHITE}"/>`,
    hat: knitted("#3a3f4d"),
  },
  prisoner: {
    coat: WHITE,
    legs: "#4a4d57",
    over: stripes(BLACK),
    hat: `<path d="M14 8q0-8 10-8t10 8z" fill="${WHITE}"/><path d="M14 5h20v2.400H14z" fill="${BLACK}"/>`,
  },
  referee: {
    coat: WHITE,
    legs: BLACK,
    over: `<path d="M17 23v21M22 23v21M27 23v21M32 25v18" stroke="${BLACK}" stroke-width="2.400"/>`,
  },
  lifeguard: {
    coat: "#d8343a",
    legs: "#d8343a",
    over: `<path d="M22 29h4v12h-4zM18 33h12v4H18z" fill="${WHITE}"/>`,
    hat: peaked("#d8343a", WHITE, "#a3202a"),
  },
  musician: { coat: BLACK, legs: BLACK, shoes: BLACK, over: `${shirtFront}${bowTie()}` },
  groom: {
    head: "man",
    coat: BLACK,
    legs: BLACK,
    shoes: BLACK,
    over: `${shirtFront}${bowTie()}<circle cx="31" cy="29" r="2" fill="#e8548c"/>`,
  },
  bride: {
    head: "woman",
    dress: "#ffffff",
    coat: "#ffffff",
    hat: `<path d="M13 8q-6 18-7 44h10q-4-22 0-42zM35 8q6 18 7 44H32q4-22 0-42z" fill="#ffffff" opacity=".75"/><path d="M13 8q11-7 22 0l-1-4q-10-6-20 0z" fill="#f8d9e4"/>`,
    tool: "bouquet",
  },
  beekeeper: {
    coat: WHITE,
    legs: WHITE,
    hat: `${brimmed("#e8d3a3", "#b59a5f")}<path d="M11 10h26l-1 16H12z" fill="${BLACK}" opacity=".3"/>`,
  },
  skater: {
    coat: "#58b368",
    legs: "#3a5a8c",
    shoes: "#d8343a",
    hat: `<path d="M13 9q-1-11 11-11t11 11z" fill="#d8343a"/><path d="M33 7h9q1 3-2 3h-7z" fill="#a3202a"/>`,
  },
  cyclist: { coat: "#e8d23a", legs: BLACK, hat: helmet("#35b8d8") },
  photographer: {
    coat: "#5f6a4a",
    legs: "#3a3f55",
    over: `<path d="M17 24q7 16 14 0" stroke="${BLACK}" stroke-width="1.400" fill="none"/>`,
    tool: "camera",
  },
  reporter: {
    coat: "#3a6fb8",
    legs: "#2b2f3f",
    over: `${shirtFront}<path d="M23 27h2l1 10-2 3-2-3z" fill="#c8343a"/>`,
    tool: "microphone",
  },
  queen: {
    head: "woman",
    dress: "#7a3fb0",
    coat: "#7a3fb0",
    over: `<path d="M14 23h20l2 8q-12 4-24 0z" fill="${WHITE}"/><path d="M17 27h2v2h-2zM23 29h2v2h-2zM29 27h2v2h-2z" fill="${BLACK}"/>`,
    hat: `<path d="M13 8l-3-13 7 6 7-9 7 9 7-6-3 13z" fill="#f6c52c"/><path d="M13 5h22v4H13z" fill="#d99a1c"/><circle cx="24" cy="0" r="2" fill="#d8343a"/><circle cx="17" cy="3" r="1.400" fill="#3a8fd5"/><circle cx="31" cy="3" r="1.400" fill="#3a8fd5"/>`,
  },
  ballerina: {
    head: "woman",
    coat: "#f29ac0",
    legs: "#fbd3e0",
    shoes: "#e8548c",
    over: `<path d="M16 42h16l13 7-4 4-6-1-5 2-6-1-6 1-5-2-6 1-4-4z" fill="#f9c3da"/><path d="M17 42h14l8 4H9z" fill="#f29ac0"/>`,
    slippers: true,
    hat: `<circle cx="24" cy="3" r="4.400" fill="${OWN_HAIR}"/><path d="M19.500 5.600q4.500-2.600 9 0v1.800q-4.500-2-9 0z" fill="#e8548c"/>`,
  },
};
