import type { BackendSetup } from "../backend-setup.ts";
import { createGatewayBackend } from "./backend.ts";
import { checkGateway } from "./findings.ts";

interface Settings {
  backends: { gateway: { key: string | undefined; baseUrl?: string | undefined; slots: number } };
}

export const gatewaySetup: BackendSetup<Settings> = {
  id: "gateway",
  setting: "AI_GATEWAY_API_KEY",
  isSetUp: ({ backends }) => backends.gateway.key !== undefined,
  create({ backends }, parts) {
    const { key = "", ...gateway } = backends.gateway;
    return createGatewayBackend({ ...parts, ...gateway, key });
  },
  check: ({ backends }, { catalogue, fetch }) => checkGateway({ ...backends.gateway, catalogue, fetch }),
};
