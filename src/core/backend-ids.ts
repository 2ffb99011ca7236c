/**
 * The backends that settings, catalogue and rules may name, in the order in which they are preferred where BACKEND_ORDER
 * says nothing.
 */
export const BACKEND_IDS = ["replicate", "fal", "gateway", "cog", "comfyui", "videos-api"] as const;
/** Backends that are always there and that no setting names. */
export const OWN_BACKEND_IDS = ["animatic", "narrator"] as const;
export type BackendId = (typeof BACKEND_IDS)[number];
