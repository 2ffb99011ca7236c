import { type Drawing, of } from "./drawing.ts";
import { DRAGON_STANDING } from "./wings.ts";

/** Cats and dogs as they sit and lie, facing left. */
interface Coat {
  coat: string;
  dark: string;
  pale: string;
  ears: "pricked" | "hanging";
}

/** The face of who is awake is turned to the left. */
const TURNED = "matrix(.9 0 0 1 -2.500 0)";

const head = ({ coat, dark, pale, ears }: Coat, eye: string) =>
  `${
    ears === "pricked"
      ? `<path d="M9 14L10 0l10 7zM35 14L34 0 24 7z" fill="${coat}"/><path d="M12 10l1-6 5 4zM32 10l-1-6-5 4z" fill="${dark}"/>`
      : ""
  }<ellipse cx="22" cy="18" rx="15" ry="13.500" fill="${coat}"/><g${eye === OPEN ? ` transform="${TURNED}"` : ""}><ellipse cx="18" cy="24" rx="8" ry="6" fill="${pale}"/>${
    ears === "hanging"
      ? `<path d="M10 8q-7 4-5 18 6 2 8-6zM33 8q8 4 6 18-6 2-9-6z" fill="${dark}"/>`
      : `<path d="M18 6l2 5 2-5M25 7l1 5 3-4" stroke="${dark}" stroke-width="2" fill="none"/>`
  }<path d="M15 20.500h6l-3 3.600z" fill="#3a2a26"/><path d="M18 24v2.500" stroke="#3a2a26" stroke-width="1.300"/>${eye}</g>`;

const STRIPED: Coat = { coat: "#f78a3a", dark: "#2b2326", pale: "#fff0d8", ears: "pricked" };
const STRIPES = `<path d="M34 17l4 12 3-13zM46 15l3 13 4-12zM58 17l1 12 6-9zM70 24l-3 9 8-3zM10 26l7 2-7 2zM34 26l-7 2 7 2z" fill="#2b2326"/>`;

const OPEN = `<circle cx="13.500" cy="15.500" r="2.300" fill="#2b2326"/><circle cx="25" cy="15.500" r="2.300" fill="#2b2326"/>`;
const SHUT = `<path d="M11 15.500q2.500 2.600 5 0M22.500 15.500q2.500 2.600 5 0" stroke="#2b2326" stroke-width="1.700" fill="none" stroke-linecap="round"/>`;

/** `up`: with the face at the sky. */
const sitting = (coat: Coat, up?: "up") =>
  of(
    60,
    74,
    `<path d="M44 70q14 1 13-14-1-8-6-12" fill="none" stroke="${coat.coat}" stroke-width="6.500" stroke-linecap="round"/><path d="M13 73q-4-26 8-42h14q16 14 14 42z" fill="${coat.coat}"/><path d="M49 73q2-22-14-24-9 12-3 24z" fill="${coat.dark}" opacity=".55"/><path d="M16 40q6 6 12 0 4 20-2 33h-9q-5-16-1-33z" fill="${coat.pale}"/><rect x="13" y="46" width="7.500" height="27" rx="3.600" fill="${coat.coat}"/><rect x="24" y="46" width="7.500" height="27" rx="3.600" fill="${coat.coat}"/><g${up ? ' transform="rotate(22 24 30) translate(-2 4)"' : ""}>${head(coat, OPEN)}</g>`,
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
  "cat-gazing": sitting(PETS.cat, "up"),
  "black-cat-gazing": sitting(PETS["black-cat"], "up"),
  "dog-gazing": sitting(PETS.dog, "up"),
  "cat-lying": lying(PETS.cat),
  "black-cat-sitting": sitting(PETS["black-cat"]),
  "black-cat-lying": lying(PETS["black-cat"]),
  "dog-sitting": sitting(PETS.dog),
  "dog-lying": lying(PETS.dog),
  "tiger-lying": () => {
    const lies = lying(STRIPED)();
    return { ...lies, body: lies.body + STRIPES };
  },
  "sea-rock": of(
    120,
    56,
    `<path d="M2 56C4 40 12 30 22 24L34 12 52 8 70 10 84 6 98 16 106 30 116 40 119 56z" fill="#7d8591"/><path d="M34 12L52 8 70 10 62 22 44 24z" fill="#b5bcc6"/><path d="M70 10L84 6 98 16 86 24 62 22z" fill="#a3abb6"/><path d="M22 24L34 12 44 24 30 40 8 44z" fill="#949ca8"/><path d="M98 16L106 30 116 40 94 44 86 24z" fill="#6b737f"/><path d="M44 24L62 22 86 24 94 44 70 56H38L30 40z" fill="#868e9a"/><path d="M2 56q2-7 5-12 9 5 23 4 20-4 40 2 24 4 46-5 3 6 3 11z" fill="#4f7f73"/>`,
  ),
  "horse-standing": of(
    92,
    92,
    `<path d="M84 34q8 4 7 24-1 12-5 18-6-6-4-18 1-8-4-16z" fill="#1c1c1c"/><path d="M30 60h8l-1 30h-8zM76 58h8l2 32h-8z" fill="#6d4534"/><path d="M36 34q22-4 44-2 10 4 9 18-1 12-12 14-20 2-38-1-10-3-11-16z" fill="#a56953"/><path d="M38 60h9l-1 30h-8zM68 58h9l3 32h-8z" fill="#a56953"/><path d="M28 90h9v-5h-8zM37 90h9v-5h-8zM72 90h8l-1-5h-7zM78 90h8l-1-5h-7z" fill="#1c1c1c"/><path d="M28 50Q24 30 22 24L8 30q-8 1-7-6L14 9l2-8 6 5q10 2 18 16 4 8 12 12l-8 18z" fill="#a56953"/><path d="M3 21q-4 6 0 9l5 0 2-5z" fill="#e39d89"/><path d="M20 4q14 0 24 20 4 8 12 9-8 6-17-1-4-14-19-22z" fill="#1c1c1c"/><circle cx="15" cy="14" r="1.900" fill="#1c1c1c"/>`,
  ),
  dragon: DRAGON_STANDING,
  "penguin-sliding": of(
    92,
    42,
    `<path d="M80 22q12-2 12-8-6 0-9 3 5-7 1-11-5 4-6 12z" fill="#ff9a2e"/><path d="M6 18C6 6 22 2 36 4 60 2 84 12 88 26 84 40 50 42 28 40 14 38 6 30 6 18z" fill="#4b3a6b"/><path d="M8 24C12 20 20 22 28 26 48 30 72 28 87 29 80 41 46 42 28 40 16 38 9 32 8 24z" fill="#fdfcff"/><path d="M12 14q7-6 13 0 3 7-3 10-8 1-10-10z" fill="#fdfcff"/><path d="M8 15L-2 20q5 4 12 3z" fill="#ff9a2e"/><circle cx="17" cy="15" r="2.200" fill="#1c1c1c"/><path d="M40 20C52 18 64 12 74 0 76 12 66 26 48 30 40 30 36 24 40 20z" fill="#35284f"/>`,
  ),
  "grey-pigeon": of(
    60,
    54,
    `<path d="M26 46v6h-5M34 46v6h-5" fill="none" stroke="#e0705a" stroke-width="2.600" stroke-linecap="round"/><path d="M40 30l20 8-4 5-20-4z" fill="#5f6b80"/><path d="M12 18C10 8 18 2 24 6 30 10 30 18 36 22 46 26 50 32 46 38 40 46 28 48 22 44 14 38 14 28 12 18z" fill="#96a0b2"/><path d="M12 18C14 24 20 26 28 20 32 28 26 36 20 36 14 32 14 26 12 18z" fill="#5f8f86"/><path d="M12 17q8 6 16 0l1 3q-9 6-16.500 1z" fill="#8a5f9a"/><path d="M28 26Q40 22 50 36q-8 6-18 2-6-6-4-12z" fill="#7d8799"/><path d="M38 27l8 9M33 29l9 10" stroke="#4b5568" stroke-width="2"/><path d="M12 12L4 15l8 3z" fill="#4b4650"/><circle cx="18" cy="11" r="2.200" fill="#f08a3a"/><circle cx="18" cy="11" r="1.100" fill="#1c1c1c"/>`,
  ),
  duckling: of(
    44,
    44,
    `<path d="M20 38v4h-5M27 38v4h-5" fill="none" stroke="#f28c2e" stroke-width="2.600" stroke-linecap="round"/><path d="M6 24C8 36 18 40 28 38 38 36 42 28 42 20 36 22 32 22 28 21z" fill="#ffd23f"/><circle cx="15" cy="15" r="12" fill="#ffdc5a"/><path d="M4 15q-5 1-4 4 5 2 8-1z" fill="#f28c2e"/><path d="M22 28q8-6 15-2-3 8-11 7z" fill="#f0b92c"/><circle cx="12" cy="13" r="1.900" fill="#1c1c1c"/>`,
  ),
  hen: of(
    62,
    58,
    `<path d="M26 48v8h-6M36 48v8h-6" fill="none" stroke="#f0a02e" stroke-width="2.800" stroke-linecap="round"/><path d="M46 28Q52 10 60 10q4 12-2 22-4 8-12 8z" fill="#a5602f"/><path d="M10 20C8 8 18 4 24 10 28 16 30 22 40 22 52 22 56 32 50 42 44 50 28 52 20 46 12 40 12 30 10 20z" fill="#c98246"/><path d="M30 30Q44 24 52 36q-6 10-18 8-6-6-4-14z" fill="#a5602f"/><path d="M11 9q0-6 4-5 1-4 4-2 3-2 4 2 3 1 1 5z" fill="#e8383d"/><path d="M10 14L2 17l8 3z" fill="#f0a02e"/><path d="M10 20q-3 6 1 8 4-1 3-7z" fill="#e8383d"/><circle cx="15" cy="13" r="1.900" fill="#1c1c1c"/>`,
  ),
  "rooster-crowing": of(
    66,
    78,
    `<path d="M30 64v12h-6M40 63v13h-6" fill="none" stroke="#f0a02e" stroke-width="3" stroke-linecap="round"/><path d="M46 44C48 26 56 18 66 20 62 24 62 28 63 32 60 32 59 36 60 42 56 42 55 48 54 54z" fill="#2f8f4e"/><path d="M48 40C48 30 52 24 58 24 55 32 56 40 54 48z" fill="#1f6b3c"/><path d="M14 20C16 30 14 40 18 50 22 62 40 68 50 58 56 50 54 42 46 40 36 38 32 30 30 20 26 12 16 12 14 20z" fill="#8a4f2c"/><path d="M14 20C14 32 16 40 22 46 30 42 34 34 30 20 26 11 16 12 14 20z" fill="#f0a02e"/><path d="M30 46Q44 40 50 50q-4 12-16 9-7-6-4-13z" fill="#6b3a22"/><path d="M16 12q-2-7 3-7 0-6 5-4 4-2 5 3 5 1 2 7l-4 5z" fill="#e8383d"/><path d="M16 12L6 2l1 8 7 5z" fill="#ffb53a"/><path d="M14 15L6 16l4 4 6 0z" fill="#e89a20"/><path d="M14 14L8 12l0 3 6 1z" fill="#a83232"/><path d="M16 22q-4 6 0 10 4-2 4-9z" fill="#e8383d"/><circle cx="22" cy="13" r="2.300" fill="#fff"/><circle cx="21.500" cy="13" r="1.300" fill="#1c1c1c"/>`,
  ),
  giraffe: of(
    84,
    132,
    `<path d="M74 70q8 6 6 22" fill="none" stroke="#d39a34" stroke-width="2.800" stroke-linecap="round"/><path d="M77 88h6l-1 10h-4z" fill="#6b4226"/><path d="M34 84h7l-1 46h-6zM64 84h8l1 46h-6z" fill="#d39a34"/><path d="M12 22C20 18 26 24 28 34L38 64C50 60 66 62 74 70 80 80 78 92 72 96 58 100 42 98 34 94 28 86 28 76 26 68L16 36z" fill="#f6c04a"/><path d="M40 88h8l-1 42h-7zM58 88h8.500l1.500 42H60z" fill="#f6c04a"/><path d="M31 126h9v4h-9zM39 126h9v4h-9.500zM59.500 126H68v4h-8.500zM66 126h7.500v4H66z" fill="#6b4226"/>${(
      [
        [23, 41, 3.6],
        [25, 52, 4.5],
        [30, 66, 5],
        [33, 58, 2.4],
        [40, 74, 5.5],
        [52, 70, 5],
        [64, 72, 5.5],
        [46, 86, 5],
        [58, 84, 5.5],
        [70, 84, 4.5],
        [34, 84, 4],
        [24, 31, 2.6],
      ] as const
    )
      .map(
        ([x, y, r]) =>
          `<path d="M${x - r} ${y - r * 0.4}l${r * 0.8}-${r * 0.7} ${r} .3 ${r * 0.5} ${r}-${r * 0.9} ${r * 0.8}-${r} -.4z" fill="#b5652b"/>`,
      )
      .join(
        "",
      )}<path d="M27 30L40 62l-3 3Q30 48 24 26z" fill="#a5562b"/><path d="M17 12L15 3M23 12L24 3" stroke="#d39a34" stroke-width="2.600" stroke-linecap="round"/><circle cx="15" cy="3" r="2.600" fill="#6b4226"/><circle cx="24" cy="3" r="2.600" fill="#6b4226"/><path d="M26 14q8-4 10 0-2 6-9 5z" fill="#f6c04a"/><path d="M2 24C0 18 6 16 12 12 18 8 28 10 28 18 28 26 22 30 14 30 8 32 3 30 2 24z" fill="#f6c04a"/><path d="M2 24C1 19 5 18 9 19 13 22 12 28 8 30 4 30 2 28 2 24z" fill="#ffe3ae"/><circle cx="5" cy="22" r="1.200" fill="#6b4226"/><path d="M4 27q3 1.600 6 0" fill="none" stroke="#6b4226" stroke-width="1.200" stroke-linecap="round"/><circle cx="18" cy="17" r="2.200" fill="#23202a"/>`,
  ),
  octopus: of(
    96,
    84,
    `${(
      [
        "M34 52C22 58 8 58 4 72q0 8 8 7 2-4-2-5 6-8 26-10z",
        "M40 56C30 64 18 70 20 80q6 6 11 1-1-5-4-4 8-4 20-14z",
        "M62 52C74 58 88 58 92 72q0 8-8 7-2-4 2-5-6-8-26-10z",
        "M56 56C66 64 78 70 76 80q-6 6-11 1 1-5 4-4-8-4-20-14z",
        "M30 46C18 46 6 40 2 50q-2 8 6 8 3-4-1-5 6-2 26 2z",
        "M66 46C78 46 90 40 94 50q2 8-6 8-3-4 1-5-6-2-26 2z",
      ] as const
    )
      .map((path, at) => `<path d="${path}" fill="${at % 2 ? "#f06b50" : "#e2573f"}"/>`)
      .join(
        "",
      )}<path d="M42 58C38 68 36 76 40 83q6 2 8-4-2-3-4-1 0-8 6-18zM54 58C58 68 60 76 56 83q-6 2-8-4 2-3 4-1 0-8-6-18z" fill="#f27a5e"/><path d="M22 30C22 10 34 0 48 0S74 10 74 30C74 42 70 50 66 58 58 66 38 66 30 58 26 50 22 42 22 30z" fill="#f98464"/><circle cx="30" cy="14" r="2.600" fill="#ffb199"/><circle cx="38" cy="7" r="2" fill="#ffb199"/><circle cx="66" cy="16" r="2.200" fill="#ffb199"/><circle cx="38" cy="34" r="7" fill="#fffaf0"/><circle cx="58" cy="34" r="7" fill="#fffaf0"/><circle cx="37" cy="35" r="3.600" fill="#23202a"/><circle cx="57" cy="35" r="3.600" fill="#23202a"/><path d="M42 48q6 5 12 0" fill="none" stroke="#a8392b" stroke-width="2" stroke-linecap="round"/>`,
  ),
  donkey: of(
    88,
    82,
    `<path d="M78 40q8 6 6 22" fill="none" stroke="#8a8378" stroke-width="3.400" stroke-linecap="round"/><path d="M81 58h6l-1 12h-5z" fill="#4a443e"/><path d="M28 54h8l-1 26h-7zM70 54h8l1 26h-7z" fill="#8a8378"/><path d="M26 34C40 32 56 34 70 32 80 34 82 46 78 54 66 60 46 60 32 58 26 54 24 44 26 34z" fill="#a89f92"/><path d="M36 54h8.500l-1 26h-7zM62 54h9l1.500 26h-7.500z" fill="#a89f92"/><path d="M27 76h8.500v4h-9zM35.500 76h8.500v4h-9zM64.500 76h8.500v4h-8.500zM72 76h7v4h-7z" fill="#4a443e"/><path d="M24 46C24 34 20 28 18 24L8 32q-7 2-8-3 1-6 8-11l6-7q-5-8 0-11 5 3 6 10 2-8 7-8 3 5-1 12 10 6 14 20l-4 14z" fill="#a89f92"/><path d="M1 25q-2 6 2 8l6-1q3-4 0-8z" fill="#e8e0d2"/><path d="M22 11q10 2 16 16l4 9-6-2Q30 22 20 16z" fill="#4a443e"/><circle cx="14" cy="19" r="1.900" fill="#1c1c1c"/><path d="M36 42C48 50 62 50 74 44 72 56 46 60 36 42z" fill="#c4bcae" opacity=".7"/>`,
  ),
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
  // Whoever looks out of it is behind its wall.
  "tower-window": of(
    110,
    190,
    `<path d="M22 66h66v124H22z" fill="#a59cae"/><path d="M74 66h14v124H74z" fill="#958ba0"/><path d="M14 60L55 4l41 56z" fill="#d8483f"/><path d="M55 4l41 56H68z" fill="#b93b38"/><path d="M14 57h82v7h-6v6h-10v-6h-9v6H61v-6H49v6H39v-6h-9v6H20v-6h-6z" fill="#8b8296"/><path d="M25 78h8v7h-8zM78 92h9v8h-9zM23 112h8v8h-8zM80 128h8v8h-8zM24 170h12v8H24zM66 176h14v8H66zM42 180h12v7H42zM82 156h6v8h-6z" fill="#8b8296"/><path d="M28 148V105q0-28 27-28t27 28v43z" fill="#6f667c"/><path d="M33 146V105q0-23 22-23t22 23v41z" fill="#3a2c4a"/><path d="M33 146v-20h44v20z" fill="#4a3a58"/><path d="M24 146h62v8H24z" fill="#d3ccda"/><path d="M27 154h56l-3 11H30z" fill="#8a5a3a"/><g fill="#4f9a48"><circle cx="32" cy="154" r="4.600"/><circle cx="43" cy="155" r="5"/><circle cx="55" cy="154" r="5"/><circle cx="67" cy="155" r="5"/><circle cx="78" cy="154" r="4.600"/></g><g fill="#e8548c"><circle cx="36" cy="152" r="2.600"/><circle cx="60" cy="152.500" r="2.600"/><circle cx="79" cy="153" r="2.400"/></g><g fill="#f6cf3d"><circle cx="48" cy="152.500" r="2.500"/><circle cx="71" cy="152" r="2.500"/></g><g fill="#6f9a4a"><circle cx="20" cy="186" r="6"/><circle cx="29" cy="188" r="5"/><circle cx="88" cy="186" r="6.500"/><circle cx="79" cy="188.500" r="4.500"/></g>`,
  ),
};
