/** Colours are CSS hex of six digits, "#rrggbb". */
type Channels = [red: number, green: number, blue: number];

export function channelsOf(hex: string): Channels {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function hexOf(channels: Channels): string {
  return `#${channels
    .map((one) =>
      Math.round(Math.min(255, Math.max(0, one)))
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}

/** `share` 0 is all `from`, 1 all `to`. */
export function mix(from: string, to: string, share: number): string {
  const [a, b] = [channelsOf(from), channelsOf(to)];
  return hexOf(a.map((one, at) => one + ((b[at] ?? 0) - one) * share) as Channels);
}

/** Lighter for an amount above 0, darker below; −1 to 1. */
export function shade(hex: string, amount: number): string {
  return mix(hex, amount < 0 ? "#000000" : "#ffffff", Math.abs(amount));
}

/** As seen under a coloured light. */
export function lit(hex: string, light: string): string {
  const [a, b] = [channelsOf(hex), channelsOf(light)];
  return hexOf(a.map((one, at) => (one * (b[at] ?? 255)) / 255) as Channels);
}

export function alpha(hex: string, share: number): string {
  return `rgba(${channelsOf(hex).join(",")},${share.toFixed(3)})`;
}
