import type { BackendSetup } from "../backend-setup.ts";
import { createFalBackend } from "./backend.ts";
import { checkFal } from "./findings.ts";
import { createFalWebhook } from "./webhook.ts";

interface Settings {
  backends: { fal: { key: string | undefined; baseUrl?: string | undefined; slots: number } };
  webhookUrl?: string | undefined;
}

export const falSetup: BackendSetup<Settings> = {
  id: "fal",
  setting: "FAL_KEY",
  isSetUp: ({ backends }) => backends.fal.key !== undefined,
  create({ backends, webhookUrl }, parts) {
    const { key = "", ...fal } = backends.fal;
    return createFalBackend({ ...parts, ...fal, key, publicUrl: webhookUrl });
  },
  check: ({ backends, webhookUrl }, { catalogue, fetch }) =>
    checkFal({ ...backends.fal, catalogue, publicUrl: webhookUrl, fetch }),
  reports({ backends }, { wakeUp, ...parts }) {
    const { key = "", baseUrl } = backends.fal;
    return createFalWebhook({ ...parts, key, baseUrl, onFinished: wakeUp });
  },
};
