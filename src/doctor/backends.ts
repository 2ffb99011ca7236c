import { leftOutBackends, SETUPS } from "../backends/setups.ts";
import type { BackendId } from "../core/backend-ids.ts";
import { ConfigError } from "../core/errors.ts";
import type { Finding } from "../core/ports/finding.ts";
import type { Config } from "../host/config.ts";
import { createCatalogue } from "../inference/catalogue/catalogue.ts";

/** The catalogue, and every backend that is set up. */
export async function checkBackends(
  config: Config,
  /** What the bot itself has found out: of a backend, whether it was refused as unpaid within the last minutes. */
  { isUnpaid = async () => false }: { isUnpaid?: ((backend: string) => Promise<boolean>) | undefined } = {},
): Promise<Finding[]> {
  const { modelsFile: path, rulesFile: rulesPath } = config.backends;
  try {
    const catalogue = createCatalogue({
      path,
      rulesPath,
      now: Date.now,
      log: { info: () => {}, error: () => {} },
    });
    const order = config.backends.order.filter((id) => SETUPS[id].isSetUp(config));
    const namesakeOf = (own: BackendId) => (model: string) => {
      const has = (backend: BackendId) =>
        catalogue.entries().some((entry) => entry.id === model && entry.backend === backend);
      const backend = order.find((other) => other !== own && has(other));
      return backend && { backend, first: order.indexOf(backend) < order.indexOf(own) };
    };
    const looked = await Promise.all(
      Object.values(SETUPS).map((setup) =>
        setup.check(config, { catalogue, fetch, isUnpaid, namesake: namesakeOf(setup.id) }),
      ),
    );
    return [
      { about: "Model catalogue", verdict: "good", detail: `${path}, ${catalogue.entries().length} models` },
      ...looked.flat(),
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
