/** No vowels and no look-alikes: an id is read out and typed, and spells nothing. */
export const ID_LETTERS = "23456789bcdfghjkmnpqrstvwxz";
export const ID_LENGTH = 10;

/**
 * Whose name stands in an owners' set. A clip's id stands there as the number that it is in its letters, which scripts
 * work out (see scripts/includes/owners.lua); every other name as it is.
 */
export function ownerOf(name: string): string {
  if (!/^\d+$/.test(name)) return name;
  let [rest, id] = [Number(name), ""];
  while (id.length < ID_LENGTH) {
    id = ID_LETTERS.charAt(rest % ID_LETTERS.length) + id;
    rest = Math.floor(rest / ID_LETTERS.length);
  }
  return id;
}
