/** An id nobody has yet, of a name: "red fox" is "red-fox", another one "red-fox-2". */
export function freeId(name: string, taken: ReadonlySet<string>): string {
  const plainly =
    name
      .toLowerCase()
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 40) || "one";
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? plainly : `${plainly}-${n}`;
    if (!taken.has(id)) return id;
  }
}

/** By what it is named again: a proper name whole, "red fox" as "fox". */
export function headOf(name: string): string {
  const whole = name.toLowerCase();
  return /^\p{Lu}/u.test(name) ? whole : (/[\p{L}'’-]+$/u.exec(whole)?.[0] ?? whole);
}
