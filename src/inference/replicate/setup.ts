import type { BackendSetup } from "../backend-setup.ts";
import { createReplicateBackend } from "./backend.ts";
import { checkReplicate } from "./findings.ts";
import { createReplicateWebhook } from "./webhook.ts";

interface Settings {
  backends: { replicate: { token?: string | undefined; baseUrl?: string | undefined; atOnce: number } };
  webhookUrl?: string | undefined;
  credits: { budgets: { daily: number } };
}

export const replicateSetup: BackendSetup<Settings> = {
  id: "replicate",
  setting: "REPLICATE_API_TOKEN",
  isSetUp: ({ backends }) => backends.replicate.token !== undefined,
  create({ backends, webhookUrl }, { reports: _reports, ...parts }) {
    const { token = "", baseUrl, atOnce: slots } = backends.replicate;
    return createReplicateBackend({ ...parts, token, baseUrl, slots, publicUrl: webhookUrl });
  },
  check: ({ backends, webhookUrl, credits }, { isUnpaid, ...parts }) =>
    checkReplicate({
      ...parts,
      token: backends.replicate.token,
      baseUrl: backends.replicate.baseUrl,
      publicUrl: webhookUrl,
      budgetUsd: credits.budgets.daily,
      isUnpaid,
    }),
  reports({ backends }, { wakeUp, ...parts }) {
    const { token = "", baseUrl } = backends.replicate;
    const onFinished = ({ operationId }: { operationId: string }) => wakeUp(operationId);
    return createReplicateWebhook({ ...parts, token, baseUrl, onFinished });
  },
};
