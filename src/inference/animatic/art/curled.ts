import { type Drawing, of } from "./drawing.ts";

/** A ring of spines about the middle of a ball. */
function spines(from: number, to: number, count: number): string {
  const points = Array.from({ length: count * 2 }, (_, at) => {
    const [angle, far] = [(at / count) * Math.PI, at % 2 ? to : from];
    return `${(32 + Math.cos(angle) * far).toFixed(1)} ${(32 + Math.sin(angle) * far).toFixed(1)}`;
  });
  return `M${points.join("L")}z`;
}

/** Rolled up into a ball. */
export const CURLED: Readonly<Record<string, () => Drawing>> = {
  "hedgehog-curled": of(
    64,
    64,
    `<path d="${spines(27, 32, 22)}" fill="#5b3828"/><circle cx="32" cy="32" r="26" fill="#6d4534"/><path d="${spines(18, 23, 16)}" fill="#7d5140"/><path d="${spines(9, 14, 11)}" fill="#8f6049"/><path d="M9 41C8 50 18 58 27 55 34 52 33 43 26 40 19 37 10 37 9 41z" fill="#f3ad61"/><path d="M10 44q-4-1-4.500 2.500 2 2.500 5.500 1z" fill="#3a2a26"/><path d="M16.500 43.500q2.300 2.200 4.600.2" fill="none" stroke="#3a2a26" stroke-width="1.700" stroke-linecap="round"/><circle cx="27.500" cy="43" r="3.600" fill="#d3883e"/><path d="M20 55.500q1.500-5 5-4.500 2 2 .5 6zM29 57q1-4.500 4.500-4 1.600 2 .2 5.500z" fill="#d3883e"/>`,
  ),
  "panda-curled": of(
    66,
    64,
    `<circle cx="34" cy="32" r="31" fill="#f6f5f2"/><path d="M34 1A31 31 0 0 1 65 32q-6 16-14 8Q44 22 34 1z" fill="#e4e1de"/><path d="M48 14C60 18 67 32 60 46 56 56 44 58 36 54 46 50 52 40 48 30 46 24 44 18 48 14z" fill="#2d2b33"/><path d="M24 61q-2-9 6-11 14 1 22-3 7 5-1 11-12 7-27 3z" fill="#3a3741"/><path d="M8 18q-4-8 3-11 6 0 7 6zM34 12q1-8 8-7 5 4 1 11z" fill="#2d2b33"/><circle cx="24" cy="26" r="17.500" fill="#fdfcfa"/><path d="M12 22q4-4 8 0 1 6-4 8-6-1-4-8zM26 22q5-3 8 1 1 7-5 7-5-2-3-8z" fill="#2d2b33"/><path d="M13.500 25.500q2.200 2 4.400 0M27.500 25.500q2.200 2 4.400 0" fill="none" stroke="#fdfcfa" stroke-width="1.200" stroke-linecap="round"/><path d="M18.500 32h7l-3.500 3.500z" fill="#1c1c1c"/><path d="M17 37.500q5 4 10 0" fill="none" stroke="#1c1c1c" stroke-width="1.400" stroke-linecap="round"/>`,
  ),
};
