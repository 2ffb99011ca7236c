/**
 * What the page remembers over a reload. Who speaks and which thread is open belong to a tab, so that two tabs can be
 * two people; a new tab begins with what was chosen last.
 */

/** @param {string} name @returns {string | undefined} */
export function recall(name) {
  return sessionStorage.getItem(`rushes.${name}`) ?? localStorage.getItem(`rushes.${name}`) ?? undefined;
}

/** @param {string} name @param {string} value */
export function remember(name, value) {
  try {
    sessionStorage.setItem(`rushes.${name}`, value);
    localStorage.setItem(`rushes.${name}`, value);
  } catch {
    // A full or forbidden store costs only the remembering.
  }
}

/** Kept for this tab alone. @param {string} name @returns {string | undefined} */
export function recallHere(name) {
  return sessionStorage.getItem(`rushes.${name}`) ?? undefined;
}

/** @param {string} name @param {string} value */
export function rememberHere(name, value) {
  try {
    if (value) sessionStorage.setItem(`rushes.${name}`, value);
    else sessionStorage.removeItem(`rushes.${name}`);
  } catch {
    // As above.
  }
}

/** An id nothing else has: the same message sent twice is known by it. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
