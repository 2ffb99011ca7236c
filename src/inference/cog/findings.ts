import type { Finding } from "../../core/finding.ts";
import { kindOf } from "../schema/describe.ts";
import { readModelSchema } from "../schema/input-schema.ts";
import { createBox } from "./box.ts";

/** Every container: whether it is there, well, and says what it takes. */
export async function checkCog({
  urls,
  webhookUrl,
  fetch,
}: {
  urls: readonly string[];
  webhookUrl: string | undefined;
  fetch: typeof globalThis.fetch;
}): Promise<Finding[]> {
  if (urls.length === 0) return [{ about: "Cog", verdict: "off", detail: "COG_URL is not set" }];
  const containers = await Promise.all(urls.map((url) => checkContainer(url, fetch)));
  const how: Finding = webhookUrl
    ? {
        about: "Cog reports",
        verdict: "good",
        detail: `sent to ${webhookUrl}, which the containers must reach`,
      }
    : {
        about: "Cog reports",
        verdict: "off",
        detail:
          "neither COG_WEBHOOK_URL nor PUBLIC_URL is set, so each order's connection is kept open, without progress",
      };
  return [...containers, how];
}

async function checkContainer(url: string, fetch: typeof globalThis.fetch): Promise<Finding> {
  const about = `Cog at ${new URL(url).host}`;
  const box = createBox(url, fetch);
  const health = await box.health();
  if (health === "UNREACHABLE") {
    return {
      about,
      verdict: "problem",
      detail: "can't be reached",
      remedy: "Start the container, or check COG_URL.",
    };
  }
  if (health !== "READY" && health !== "BUSY") {
    const isStarting = health === "STARTING";
    return {
      about,
      verdict: isStarting ? "warning" : "problem",
      detail: `its health is ${health}`,
      remedy: isStarting
        ? "Wait until its model is loaded."
        : "Look at the container's log and start it again.",
    };
  }
  const schema = readModelSchema(await box.document().catch(() => undefined));
  const kind = schema && kindOf(schema);
  if (!kind) {
    return {
      about,
      verdict: "problem",
      detail: "its /openapi.json does not say what the model takes",
      remedy: "Use a container built by Cog whose predict() has typed inputs.",
    };
  }
  return { about, verdict: "good", detail: `${health}, a ${kind} model with ${schema.fields.length} inputs` };
}
