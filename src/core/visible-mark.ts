export const MARK_CORNERS = ["top-right", "top-left", "bottom-right", "bottom-left"] as const;

/** Words of the host's that stand in every picture of a film. */
export interface VisibleMark {
  text: string;
  corner: (typeof MARK_CORNERS)[number];
}
