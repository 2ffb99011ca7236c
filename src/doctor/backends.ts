import { ConfigError } from "../core/errors.ts";
import type { Finding } from "../core/ports/finding.ts";
import type { Config } from "../host/config.ts";
import { leftOutBackends } from "../host/left-out-backends.ts";
import { createCatalogue } from "../inference/catalogue/catalogue.ts";
import { checkCog } from "../inference/cog/findings.ts";
import { checkComfyui } from "../inference/comfyui/findings.ts";
import { checkReplicate } from "../inference/replicate/findings.ts";
import { checkVideosApi } from "../inference/videos-api/findings.ts";

/** The catalogue, and every backend that is set up. */
export async function checkBackends(
  config: Config,
  /** What the bot itself has found out: of a backend, whether it was refused as unpaid within the last minutes. */
  { isUnpaid = async () => false }: { isUnpaid?: ((backend: string) => Promise<boolean>) | undefined } = {},
): Promise<Finding[]> {
  const { replicate, cog, comfyui, videosApi, modelsFile: path, rulesFile: rulesPath } = config.backends;
  try {
    const catalogue = createCatalogue({
      path,
      rulesPath,
      now: Date.now,
      log: { info: () => {}, error: () => {} },
    });
    const publicUrl = config.webhookUrl;
    const { budgetUsd } = config.credits;
    return [
      { about: "Model catalogue", verdict: "good", detail: `${path}, ${catalogue.entries().length} models` },
      ...(await checkReplicate({ ...replicate, fetch, catalogue, publicUrl, budgetUsd, isUnpaid })),
      ...(await checkCog({ ...cog, host: config.host, fetch })),
      ...(await checkComfyui({ ...comfyui, fetch })),
      ...(await checkVideosApi({ ...videosApi, fetch })),
      ...leftOutBackends(config).map(
        ({ backend, setting }): Finding => ({
          about: "Order of backends",
          verdict: "warning",
          detail: `${setting} is set, and BACKEND_ORDER leaves ${backend} out: nothing is made there`,
          remedy: `Add ${backend} to BACKEND_ORDER, or take ${setting} out.`,
        }),
      ),
    ];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [
      {
        about: "Model catalogue",
        verdict: "problem",
        detail: error.userMessage,
        remedy: "Mend it, or set MODELS_FILE or RULES_FILE.",
      },
    ];
  }
}
