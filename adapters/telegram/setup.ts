import type { PlatformSetup } from "../../src/core/ports/platform-setup.ts";
import { checkTelegram } from "./check.ts";
import { createTelegramListener } from "./listener.ts";
import { createTelegramSender } from "./sender.ts";
import { type WebhookMode, webhookFor } from "./webhook.ts";

interface Settings {
  telegram: {
    token: string | undefined;
    apiRoot: string | undefined;
    uploadLimitBytes: number | undefined;
    webhook: WebhookMode;
    webhookSecret: string | undefined;
    rich: boolean;
    ephemeral: boolean | undefined;
  };
  webhookUrl: string | undefined;
}

export const telegramSetup: PlatformSetup<Settings> = {
  sender({ telegram: { token = "", apiRoot, uploadLimitBytes } }, parts) {
    return createTelegramSender({ ...parts, token, apiRoot, uploadLimitBytes });
  },
  listener(settings, parts) {
    const { token = "", apiRoot, ephemeral, rich } = settings.telegram;
    return createTelegramListener({
      ...{ token, apiRoot, ephemeral, rich, ...parts },
      webhook: webhookOf(settings),
    });
  },
  check: (settings) =>
    checkTelegram({
      ...settings.telegram,
      token: settings.telegram.token ?? "",
      webhook: webhookOf(settings) !== undefined,
    }),
};

function webhookOf({
  telegram: { token = "", apiRoot, webhook: mode, webhookSecret },
  webhookUrl,
}: Settings) {
  return webhookFor({ token, apiRoot, mode, webhookUrl, secret: webhookSecret });
}
