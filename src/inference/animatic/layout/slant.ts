/** How steep the ground is on which some are drawn, going down, in radians. */
const DRAWN_DOWNHILL: Readonly<Record<string, number>> = { skier: 0.33 };

export const slantOf = (art: string): number => DRAWN_DOWNHILL[art] ?? 0;

/** How far such a one lies lower when the skis are laid on the ground, in heights: its lowest end came up. */
export const slantSink = (art: string, ratio: number): number => (ratio / 2) * Math.sin(slantOf(art)) * 0.8;
