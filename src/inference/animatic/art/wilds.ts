import { type Drawing, of } from "./drawing.ts";
import { DRAGON_STANDING } from "./wings.ts";

/** Cats and dogs as they sit and lie, facing left. */
interface Coat {
  coat: string;
  dark: string;
  pale: string;
  ears: "pricked" | "hanging";
}

const head = ({ coat, dark, pale, ears }: Coat, eye: string) =>
  `${
    ears === "pricked"
      ? `<path d="M9 14L10 0l10 7zM35 14L34 0 24 7z" fill="${coat}"/><path d="M12 10l1-6 5 4zM32 10l-1-6-5 4z" fill="${dark}"/>`
      : ""
  }<ellipse cx="22" cy="18" rx="15" ry="13.500" fill="${coat}"/><ellipse cx="18" cy="24" rx="8" ry="6" fill="${pale}"/>${
    ears === "hanging"
      ? `<path d="M10 8q-7 4-5 18 6 2 8-6zM33 8q8 4 6 18-6 2-9-6z" fill="${dark}"/>`
      : `<path d="M18 6l2 5 2-5M25 7l1 5 3-4" stroke="${dark}" stroke-width="2" fill="none"/>`
  }<path d="M15 20.500h6l-3 3.600z" fill="#3a2a26"/><path d="M18 24v2.500" stroke="#3a2a26" stroke-width="1.300"/>${eye}`;

const OPEN = `<circle cx="13.500" cy="15.500" r="2.300" fill="#2b2326"/><circle cx="25" cy="15.500" r="2.300" fill="#2b2326"/>`;
const SHUT = `<path d="M11 15.500q2.500 2.600 5 0M22.500 15.500q2.500 2.600 5 0" stroke="#2b2326" stroke-width="1.700" fill="none" stroke-linecap="round"/>`;

const sitting = (coat: Coat) =>
  of(
    60,
    74,
    `<path d="M44 70q14 1 13-14-1-8-6-12" fill="none" stroke="${coat.coat}" stroke-width="6.500" stroke-linecap="round"/><path d="M13 73q-4-26 8-42h14q16 14 14 42z" fill="${coat.coat}"/><path d="M49 73q2-22-14-24-9 12-3 24z" fill="${coat.dark}" opacity=".55"/><path d="M16 40q6 6 12 0 4 20-2 33h-9q-5-16-1-33z" fill="${coat.pale}"/><rect x="13" y="46" width="7.500" height="27" rx="3.600" fill="${coat.coat}"/><rect x="24" y="46" width="7.500" height="27" rx="3.600" fill="${coat.coat}"/>${head(coat, OPEN)}`,
  );

const lying = (coat: Coat) =>
  of(
    84,
    44,
    `<path d="M72 36q12-4 8-16" fill="none" stroke="${coat.coat}" stroke-width="6.500" stroke-linecap="round"/><path d="M18 43q-4-26 26-28 32 0 36 28z" fill="${coat.coat}"/><path d="M52 43q2-16 16-16 12 4 12 16z" fill="${coat.dark}" opacity=".55"/><rect x="4" y="36" width="26" height="7.500" rx="3.700" fill="${coat.coat}"/><rect x="46" y="36.500" width="22" height="7" rx="3.500" fill="${coat.coat}"/><g transform="translate(0 10)">${head(coat, SHUT)}</g>`,
  );

export const PETS = {
  cat: { coat: "#dca06a", dark: "#b4713f", pale: "#f3dfbf", ears: "pricked" },
  "black-cat": { coat: "#46424f", dark: "#2b2833", pale: "#6a6574", ears: "pricked" },
  dog: { coat: "#e8ab6c", dark: "#bd7a42", pale: "#f7dcb4", ears: "hanging" },
} as const satisfies Record<string, Coat>;

/** What animals do besides standing, and what stands in the open, as no emoji shows it. */
export const WILDS: Record<string, () => Drawing> = {
  "cat-sitting": sitting(PETS.cat),
  "cat-lying": lying(PETS.cat),
  "black-cat-sitting": sitting(PETS["black-cat"]),
  "black-cat-lying": lying(PETS["black-cat"]),
  "dog-sitting": sitting(PETS.dog),
  "dog-lying": lying(PETS.dog),
  "horse-standing": of(
    92,
    92,
    `<path d="M84 34q8 4 7 24-1 12-5 18-6-6-4-18 1-8-4-16z" fill="#1c1c1c"/><path d="M30 60h8l-1 30h-8zM76 58h8l2 32h-8z" fill="#6d4534"/><path d="M36 34q22-4 44-2 10 4 9 18-1 12-12 14-20 2-38-1-10-3-11-16z" fill="#a56953"/><path d="M38 60h9l-1 30h-8zM68 58h9l3 32h-8z" fill="#a56953"/><path d="M28 90h9v-5h-8zM37 90h9v-5h-8zM72 90h8l-1-5h-7zM78 90h8l-1-5h-7z" fill="#1c1c1c"/><path d="M28 50Q24 30 22 24L8 30q-8 1-7-6L14 9l2-8 6 5q10 2 18 16 4 8 12 12l-8 18z" fill="#a56953"/><path d="M3 21q-4 6 0 9l5 0 2-5z" fill="#e39d89"/><path d="M20 4q14 0 24 20 4 8 12 9-8 6-17-1-4-14-19-22z" fill="#1c1c1c"/><circle cx="15" cy="14" r="1.900" fill="#1c1c1c"/>`,
  ),
  dragon: DRAGON_STANDING,
  stork: of(
    84,
    96,
    `<path d="M44 58v34h-7M54 56l4 36h-7" fill="none" stroke="#e0523a" stroke-width="3.400" stroke-linecap="round"/><path d="M80 50q-10 16-34 14-20-2-20-20 0-10-4-20l9-4q6 8 8 16 22-8 41 14z" fill="#fbfaf6"/><path d="M82 52q-12 12-30 8-4-8 6-14 14-2 24 6z" fill="#2b2833"/><circle cx="27" cy="16" r="9" fill="#fbfaf6"/><path d="M20 13L0 24l21-3z" fill="#e0523a"/><circle cx="25" cy="14" r="1.700" fill="#23202a"/>`,
  ),
  "leaf-pile": of(
    90,
    40,
    `<path d="M2 40q4-18 18-22 8-16 26-16t26 14q14 6 16 24z" fill="#c9762c"/>${(
      [
        [14, 26, "#e8a23a"],
        [30, 12, "#d9583a"],
        [46, 26, "#f0bc4a"],
        [58, 10, "#e8913a"],
        [70, 26, "#d9583a"],
        [30, 30, "#a8562c"],
        [4, 36, "#f0bc4a"],
        [86, 36, "#e8a23a"],
      ] as const
    )
      .map(
        ([x, y, fill], at) =>
          `<path d="M${x - 8} ${y}q8-10 16 0-8 10-16 0z" fill="${fill}" transform="rotate(${at * 37} ${x} ${y})"/>`,
      )
      .join("")}`,
  ),
  saucer: of(
    60,
    22,
    `<path d="M2 6q6 14 18 15h20q12-1 18-15z" fill="#5f9fd0"/><ellipse cx="30" cy="6.500" rx="28" ry="6" fill="#86bfe6"/><ellipse cx="30" cy="6.500" rx="23" ry="4.200" fill="#ffffff"/>`,
  ),
  "bamboo-stalk": of(
    26,
    70,
    `<path d="M10 0h7v70h-7z" fill="#7cb342"/><path d="M9 16h9v3H9zM9 36h9v3H9zM9 56h9v3H9z" fill="#4f7f2a"/><path d="M17 18q8-12 9-2-4 5-9 5zM10 38Q0 24 0 36q4 6 10 5z" fill="#5c9a38"/>`,
  ),
  "tower-window": of(
    100,
    170,
    `<path d="M6 48L50 0l44 48z" fill="#d8483f"/><path d="M12 48h76v122H12z" fill="#a59cae"/><path d="M6 44h88v10H6z" fill="#8b8296"/><path d="M16 62h14v8H16zM70 66h14v8H70zM18 92h10v8H18zM72 100h12v8H72zM20 150h16v8H20zM58 156h18v8H58zM40 60h10v6H40z" fill="#8b8296"/><path d="M30 140V92q0-22 20-22t20 22v48z" fill="#6f667c"/><path d="M34 140V93q0-19 16-19t16 19v47z" fill="#2f2440"/><path d="M24 138h52v8H24z" fill="#c9c2d2"/>`,
  ),
};
