import { BODY } from "../acting/poses.ts";
import { shade as shadeOf } from "../colour.ts";

/** What two knights are told apart by: their steel, their plume, the field of the shield and what is on it. */
const HERALDRY = [
  { steel: "#98a2b3", plume: "#d8343a", field: "#3a6fb8", charge: "#f6cf3d" },
  { steel: "#747e8c", plume: "#f0b43a", field: "#b8343f", charge: "#f3efe4" },
  { steel: "#a8a08e", plume: "#4f9a5b", field: "#3f7f4c", charge: "#f6cf3d" },
] as const;

/** What a knight wears and carries; the shield has its middle at the origin. The sword is at his side while the hand is free. */
export function knightly(shade: number): { steel: string; helmet: string; shield: string; sword: string } {
  const { steel, plume, field, charge } = HERALDRY[shade % HERALDRY.length] ?? HERALDRY[0];
  const belt = BODY.hip - 14;
  return {
    steel,
    helmet: `<path d="M13 15q-1-15 11-15t11 15h-4q-7-5-14 0z" fill="${shadeOf(steel, 0.12)}"/><path d="M23 0q-1-6 7-6-3 2-4 6z" fill="${plume}"/>`,
    shield: `<path d="M-7.500-9.500Q0-11.500 7.500-9.500V1q0 7-7.500 10.500Q-7.500 8-7.500 1z" fill="${shadeOf(field, -0.25)}"/><path d="M-6-8.200Q0-9.800 6-8.200V.8Q6 6.600 0 9.700-6 6.600-6 .8z" fill="${field}"/><path d="M-1.500-9.300h3v18.200L0 9.700l-1.500-.8zM-6-2.500H6v3H-6z" fill="${charge}"/>`,
    sword: `<path d="M11 ${belt}l2.500-16 2.500 16z" fill="#d5dbe6"/><rect x="9" y="${belt}" width="9" height="2.2" rx="1" fill="#8a5a3a"/>`,
  };
}
