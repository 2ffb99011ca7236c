/**
 * The camera moves a shot can have, under the names film people use.
 * `label` is for people; `words` are further ways a prompt says the same move.
 */
export const CAMERA_MOVES = {
  static: {
    label: "Static",
    words: ["static shot", "locked-off", "locked off", "still camera", "fixed camera", "tripod"],
  },
  "pan-left": { label: "Pan left", words: ["pans left", "panning left", "pan to the left"] },
  "pan-right": { label: "Pan right", words: ["pan", "pans", "panning", "pans right", "pan to the right"] },
  "tilt-up": { label: "Tilt up", words: ["tilt", "tilts up", "tilting up", "tilts upward"] },
  "tilt-down": { label: "Tilt down", words: ["tilts down", "tilting down", "tilts downward"] },
  "dolly-in": {
    label: "Dolly in",
    words: ["dolly", "push in", "pushes in", "push-in", "moves closer", "dollies in"],
  },
  "dolly-out": {
    label: "Dolly out",
    words: ["pull back", "pulls back", "pull out", "pulls out", "dollies out"],
  },
  "truck-left": { label: "Truck left", words: ["trucks left", "tracks left", "slides left"] },
  "truck-right": {
    label: "Truck right",
    words: ["truck", "tracking shot", "tracks right", "trucks right", "slides right", "follows alongside"],
  },
  "crane-up": {
    label: "Crane up",
    words: ["crane", "crane shot", "rises up", "camera rises", "pedestal up", "jib"],
  },
  "crane-down": { label: "Crane down", words: ["crane lowers", "camera descends", "pedestal down"] },
  orbit: { label: "Orbit", words: ["orbits", "orbiting", "circles around", "arc shot", "360"] },
  handheld: { label: "Handheld", words: ["hand-held", "shaky", "hand held", "documentary camera"] },
  "zoom-in": { label: "Zoom in", words: ["zoom", "zooms in", "zooming in", "crash zoom"] },
  "zoom-out": { label: "Zoom out", words: ["zooms out", "zooming out"] },
  aerial: {
    label: "Aerial",
    words: ["aerial view", "drone", "drone shot", "bird's eye", "from above", "flyover"],
  },
} as const satisfies Record<string, { label: string; words: readonly string[] }>;

export type CameraMove = keyof typeof CAMERA_MOVES;

export const CAMERA_MOVE_IDS = Object.keys(CAMERA_MOVES) as CameraMove[];
