import { z } from "zod";

/** What an endpoint answers to "List models". */
export const modelsSchema = z.looseObject({ data: z.array(z.looseObject({ id: z.string().min(1) })) });

/** `address`: with or without `/v1` or `/chat/completions` at its end. */
export function routesOf(address: string): { completions: string; models: string } {
  const plain = address.replace(/\/+$/, "").replace(/\/chat\/completions$/, "");
  const base = new URL(plain).pathname === "/" ? `${plain}/v1` : plain;
  return { completions: `${base}/chat/completions`, models: `${base}/models` };
}
