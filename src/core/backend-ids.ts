/**
 * The backends that settings, catalogue and rules may name, in the order in which they are preferred where BACKEND_ORDER
 * says nothing. The animatic is always there and needs no naming.
 */
export const BACKEND_IDS = ["replicate", "fal", "gateway", "cog", "comfyui", "videos-api"] as const;
export type BackendId = (typeof BACKEND_IDS)[number];
