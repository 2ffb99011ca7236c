import type { BackendId } from "../core/backend-ids.ts";
import type { Config } from "../host/config.ts";
import type { BackendSetup } from "../inference/backend-setup.ts";
import { cogSetup } from "../inference/cog/setup.ts";
import { comfyuiSetup } from "../inference/comfyui/setup.ts";
import { falSetup } from "../inference/fal/setup.ts";
import { gatewaySetup } from "../inference/gateway/setup.ts";
import { replicateSetup } from "../inference/replicate/setup.ts";
import { videosApiSetup } from "../inference/videos-api/setup.ts";

/** Every backend there is but the animatic, which needs no setting up. A new one is a folder and a line here. */
export const SETUPS: Readonly<Record<BackendId, BackendSetup<Config>>> = {
  replicate: replicateSetup,
  fal: falSetup,
  gateway: gatewaySetup,
  cog: cogSetup,
  comfyui: comfyuiSetup,
  "videos-api": videosApiSetup,
};

/** Backends that are set up and that BACKEND_ORDER leaves out, so that nothing is made by them; and by what they are set up. */
export function leftOutBackends(config: Config): { backend: BackendId; setting: string }[] {
  return Object.values(SETUPS)
    .filter((setup) => setup.isSetUp(config) && !config.backends.order.includes(setup.id))
    .map(({ id, setting }) => ({ backend: id, setting }));
}
