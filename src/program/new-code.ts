import { customAlphabet } from "nanoid";
import { ID_LETTERS } from "../store/owner-names.ts";

/** Codes of so many letters that people read out and type. */
export const codesOf = (length: number): (() => string) => customAlphabet(ID_LETTERS.toUpperCase(), length);

/** What lets somebody in, links accounts or asks for a yes. */
export const newCode = codesOf(8);
