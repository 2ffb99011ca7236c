import type { OperationStatus, Output } from "../../core/ports/video-backend.ts";
import { failedAs } from "../model-failures.ts";
import type { GatewayStatus } from "./client.ts";

/** What a generation's state means. `usd`: what it was thought to cost, where the gateway doesn't say what it did. */
export function toStatus(answer: GatewayStatus, usd: number | undefined): OperationStatus {
  const said = Number(answer.providerMetadata?.gateway?.cost ?? Number.NaN);
  const cost = Number.isFinite(said) ? { usd: said } : usd === undefined ? {} : { usd };
  // What failed or was stopped costs nothing unless the gateway says so.
  const lost = { usd: Number.isFinite(said) ? said : 0 };
  switch (answer.status) {
    case "completed":
      return completed(answer, cost);
    case "cancelled":
    case "canceled":
      return { state: "canceled", ...lost };
    case "error":
      return { ...failureOf(String(answer.error ?? "")), ...lost };
    default:
      return { state: "running", progress: null };
  }
}

function completed({ videos, warnings }: GatewayStatus, cost: { usd?: number }): OperationStatus {
  const outputs = (videos ?? []).flatMap(({ type, url, data, mediaType }): Output[] => {
    const mime = mediaType?.includes("/") ? mediaType : "video/mp4";
    if (type === "url" && url) return [{ source: url, mime }];
    return type === "base64" && data ? [{ source: `data:${mime};base64,${data}`, mime }] : [];
  });
  if (outputs.length === 0) return failedAs("noFile", cost);
  const told = (warnings ?? []).flatMap(({ type, feature, setting, details, message }) => {
    const about = feature ?? setting;
    if (type === "unsupported" && about)
      return [`The model ignores ${about}${details ? `: ${details}` : ""}.`];
    return message ? [message] : [];
  });
  return { state: "done", outputs, ...cost, ...(told.length > 0 && { warnings: told }) };
}

function failureOf(said: string): Extract<OperationStatus, { state: "failed" }> {
  if (/moderation|content.?policy|nsfw|safety|sensitive|filtered/i.test(said)) return failedAs("sensitive");
  return failedAs(/invalid|unsupported|not supported|must be/i.test(said) ? "unworkable" : "failed");
}
