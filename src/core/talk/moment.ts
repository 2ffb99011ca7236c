/** A moment for people, by the one clock all share: `2026-11-28 00:20 UTC`. Platforms that can show the reader's own clock find it by this form. */
export function sayMoment(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
