/** The looks a clip can be asked for. `prompt` is what a model is told; `words` are other names people use. */
export const STYLES = {
  papercut: {
    label: "Paper-cut",
    prompt: "layered paper cut-out craft, soft paper shadows",
    words: ["paper cut", "papercraft", "paper craft", "paper-cut"],
  },
  photoreal: {
    label: "Photoreal",
    prompt: "photorealistic, natural light, fine detail",
    words: ["photorealistic", "realistic", "real life"],
  },
  cinematic: {
    label: "Cinematic",
    prompt: "cinematic 35mm film, shallow depth of field, dramatic light",
    words: ["film look", "35mm", "movie"],
  },
  anime: {
    label: "Anime",
    prompt: "hand-drawn anime, clean line art, painted backgrounds",
    words: ["manga", "japanese animation"],
  },
  "3d": {
    label: "3D animation",
    prompt: "3D animated film, soft global illumination",
    words: ["3d animation", "pixar", "cgi"],
  },
  watercolour: {
    label: "Watercolour",
    prompt: "loose watercolour painting on textured paper",
    words: ["watercolor", "water colour", "aquarelle"],
  },
  noir: {
    label: "Noir",
    prompt: "black and white film noir, hard light, deep shadows, film grain",
    words: ["film noir", "black and white", "b&w", "monochrome"],
  },
  neon: {
    label: "Neon",
    prompt: "neon-lit, glowing colours on deep dark, cyberpunk",
    words: ["cyberpunk", "synthwave", "glowing"],
  },
  sketch: {
    label: "Sketch",
    prompt: "pencil sketch on paper, hatching, hand-drawn lines",
    words: ["pencil", "drawing", "hand-drawn"],
  },
  claymation: {
    label: "Claymation",
    prompt: "stop-motion claymation, visible fingerprints, miniature set",
    words: ["clay", "stop motion", "stop-motion", "plasticine"],
  },
  pixel: {
    label: "Pixel art",
    prompt: "16-bit pixel art",
    words: ["pixel art", "8-bit", "8bit", "16-bit", "retro game"],
  },
  vintage: {
    label: "Vintage",
    prompt: "faded 1970s Super 8 film, warm colours, light leaks",
    words: ["retro", "super 8", "old film", "sepia"],
  },
} as const satisfies Record<string, { label: string; prompt: string; words: readonly string[] }>;

export type Style = keyof typeof STYLES;

export const STYLE_IDS = Object.keys(STYLES) as Style[];
