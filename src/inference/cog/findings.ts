import type { Finding } from "../../core/ports/finding.ts";
import { isThisMachine } from "../download.ts";
import { readModelSchema } from "../schema/input-schema.ts";
import { kindOf } from "../schema/kind.ts";
import { type BoxNature, createBox } from "./box.ts";
import { containerUploads } from "./uploads.ts";

/** Every container: whether it is there, well, and says what it takes. */
export async function checkCog({
  urls,
  webhookUrl,
  uploadSecret,
  outputHosts,
  host,
  fetch,
}: {
  urls: readonly string[];
  webhookUrl: string | undefined;
  uploadSecret?: string | undefined;
  outputHosts?: readonly string[] | undefined;
  /** The address the bot listens on. */
  host: string;
  fetch: typeof globalThis.fetch;
}): Promise<Finding[]> {
  if (urls.length === 0) return [{ about: "Cog", verdict: "off", detail: "COG_URL is not set" }];
  const hasPlace = uploadSecret !== undefined || (outputHosts ?? []).length > 0;
  const way = (index: number, { version, sendsFiles, answersAtWork }: BoxNature) => {
    const cog = version === undefined ? "Cog of unknown version" : `Cog ${version}`;
    if (webhookUrl !== undefined && (sendsFiles || hasPlace)) return cog;
    const silent = answersAtWork
      ? ""
      : "; it answers nothing while it works, and a cancelled order runs on to its end";
    if (webhookUrl === undefined) return `${cog}${silent}`;
    const address = containerUploads(webhookUrl, index + 1, "COG_UPLOAD_SECRET");
    return `${cog}, which sends no files with its reports: each order's connection is kept open, unless it is started with --upload-url ${address} and that secret is set${silent}`;
  };
  const containers = await Promise.all(
    urls.map((url, index) => checkContainer(url, fetch, (nature) => way(index, nature))),
  );
  return [...containers, checkReports(webhookUrl, host)];
}

function checkReports(webhookUrl: string | undefined, host: string): Finding {
  const about = "Cog reports";
  if (webhookUrl === undefined) {
    return {
      about,
      verdict: "off",
      detail:
        "neither COG_WEBHOOK_URL nor WEBHOOK_URL is set, so each order's connection is kept open, without progress",
    };
  }
  const { protocol, hostname } = new URL(webhookUrl);
  // An https address is a proxy's, which may well stand on this machine.
  if (protocol === "http:" && isThisMachine(host) && !isThisMachine(hostname)) {
    return {
      about,
      verdict: "warning",
      detail: `sent to ${webhookUrl}, but the bot listens on ${host} only, where no other machine reaches it`,
      remedy: "Set HOST=0.0.0.0 behind a firewall, or leave COG_WEBHOOK_URL out.",
    };
  }
  return { about, verdict: "good", detail: `sent to ${webhookUrl}, which the containers must reach` };
}

async function checkContainer(
  url: string,
  fetch: typeof globalThis.fetch,
  way: (nature: BoxNature) => string,
): Promise<Finding> {
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
  if (health === "SILENT") {
    return {
      about,
      verdict: "warning",
      detail: "takes connections but gives no answer, as Cog before 0.14 while it makes something",
      remedy: "Ask again when it is done; if it stays so, look at the container's log.",
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
  return {
    about,
    verdict: "good",
    detail: `${health}, a ${kind} model with ${schema.fields.length} inputs, ${way(await box.about())}`,
  };
}
