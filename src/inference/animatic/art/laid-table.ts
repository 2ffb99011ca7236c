import { type Drawing, of } from "./drawing.ts";

/** How wide the table is, how tall, and how far down its cloth hangs. */
const TABLE = { wide: 116, tall: 44, cloth: 35 } as const;

const stripes = (count: number) =>
  Array.from({ length: count }, (_, at) => {
    const x = (TABLE.wide / count) * (at + 0.25);
    return `<path d="M${x.toFixed(1)} 0h${(TABLE.wide / count / 2).toFixed(1)}v${TABLE.cloth}h-${(TABLE.wide / count / 2).toFixed(1)}z" fill="#e0574a" opacity=".55"/>`;
  }).join("");

const CLOTH = `<path d="M9 20h6l-3 24H7zM101 20h6l2 24h-5z" fill="#7a4f2e"/><path d="M0 1q0-1 1-1h114q1 0 1 1v33q-4 3-8 0t-8 0-8 0-8 0-8 0-8 0-8 0-8 0-8 0-8 0-8 0-8 0-8 0-8 0-4 0z" fill="#fbf5ea"/>${stripes(13)}<path d="M0 12h116v6H0zM0 25h116v5H0z" fill="#e0574a" opacity=".45"/><path d="M0 0h116v4H0z" fill="#fffaf0"/>`;

/** A loaf, a pie, a jug, a bowl of fruit, glasses and plates, which stand on it. */
const FOOD = `<path d="M18 3q-2-8 8-8 11 0 9 8z" fill="#c98a45"/><path d="M22-3l3 3M27-4l3 3" stroke="#f0c98a" stroke-width="1.200"/><path d="M41 3q-1-5 2-6h-1v-4h9v4h-1q3 1 2 6z" fill="#6fb7e0"/><path d="M51-5q5 0 3 5" fill="none" stroke="#6fb7e0" stroke-width="1.400"/><path d="M57-2h20l-4 5H61z" fill="#4f8fb8"/><circle cx="62" cy="-4" r="3.400" fill="#e0503c"/><circle cx="68" cy="-5" r="3.600" fill="#f2a03d"/><circle cx="73" cy="-4" r="3.200" fill="#7fae3c"/><path d="M82 0h18l-2 3H84z" fill="#d9dde4"/><path d="M84 0q7-6 14 0z" fill="#e8b45c"/><path d="M87-1.400l3 .4M91-2.400l3 1" stroke="#a86a2c" stroke-width="1"/><path d="M4-4h6l-1 7H5zM104-4h6l-1 7h-4z" fill="#d9f0fb"/><path d="M4.400-1h5.200l-.6 4H5zM104.400-1h5.200l-.6 4h-4z" fill="#e8743c"/>`;

/** A table with a cloth, bare or laid. */
export const LAID_TABLES: Record<string, () => Drawing> = {
  "covered-table": of(TABLE.wide, TABLE.tall, CLOTH),
  "laid-table": () => ({
    ...of(TABLE.wide, TABLE.tall, CLOTH + FOOD)(),
    room: { left: 0, top: 9, right: 0, bottom: 0 },
  }),
};
