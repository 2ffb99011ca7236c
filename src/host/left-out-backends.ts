import type { Config } from "./config.ts";

/** Backends that are set up and that BACKEND_ORDER leaves out, so that nothing is made by them; and by what they are set up. */
export function leftOutBackends({
  backends: { order, replicate, cog, comfyui, videosApi },
}: Pick<Config, "backends">): { backend: string; setting: string }[] {
  const all = [
    { backend: "replicate", setting: "REPLICATE_API_TOKEN", isSetUp: replicate.token !== undefined },
    { backend: "cog", setting: "COG_URL", isSetUp: cog.urls.length > 0 },
    { backend: "comfyui", setting: "COMFYUI_URL", isSetUp: comfyui.url !== undefined },
    { backend: "videos-api", setting: "VIDEO_API_URL", isSetUp: videosApi.urls.length > 0 },
  ] as const;
  return all
    .filter(({ backend, isSetUp }) => isSetUp && !order.includes(backend))
    .map(({ backend, setting }) => ({ backend, setting }));
}
