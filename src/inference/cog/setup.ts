import type { BackendSetup } from "../backend-setup.ts";
import { createCogBackend } from "./backend.ts";
import { checkCog } from "./findings.ts";
import { createCogWebhook } from "./webhook.ts";

interface Settings {
  backends: {
    cog: {
      urls: string[];
      webhookUrl: string | undefined;
      reportsAsked: boolean;
      uploadSecret?: string | undefined;
      outputHosts: string[];
    };
  };
  host: string;
}

export const cogSetup: BackendSetup<Settings> = {
  id: "cog",
  setting: "COG_URL",
  isSetUp: ({ backends }) => backends.cog.urls.length > 0,
  create({ backends: { cog } }, { reports, ...parts }) {
    const webhookUrl = reports ? cog.webhookUrl : undefined;
    return createCogBackend({ ...parts, ...cog, webhookUrl });
  },
  check: ({ backends: { cog }, host }, { fetch }) => checkCog({ ...cog, host, fetch }),
  reports({ backends: { cog } }, { wakeUp, media, notebook }) {
    const onFinished = ({ operationId }: { operationId: string }) => wakeUp(operationId);
    return createCogWebhook({ ...cog, media, notebook, onFinished });
  },
};
