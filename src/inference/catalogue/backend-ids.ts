/** The backends that catalogue, rules and settings may name. The animatic is always there and needs no naming. */
export const BACKEND_IDS = ["replicate", "cog", "comfyui", "videos-api"] as const;
