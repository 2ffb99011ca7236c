import { z } from "zod";
import { isPrivateAddress } from "../private-address.ts";
import { address, amount, type Read, text, type Variable, variable } from "./variable.ts";

/** The language model that plans films. */
export const DIRECTOR_VARIABLES = {
  DIRECTOR_MODEL: variable({
    schema: text.min(1),
    default: "",
    description:
      "Language model that plans films and understands remixes, by any name of /models' catalogue, or the name sent to DIRECTOR_URL. Without both, plain rules do.",
    example: "openai/gpt-5-nano",
  }),
  DIRECTOR_URL: variable({
    schema: address,
    default: "",
    description:
      "Endpoint of a language model that speaks OpenAI's chat completions: llama.cpp, vLLM, Ollama, OpenAI and others. Without DIRECTOR_MODEL the first model it lists.",
    example: "http://gpu-box:11434/v1",
  }),
  DIRECTOR_API_KEY: variable({
    schema: z.string().regex(/^\S+$/, "must be the key, without spaces"),
    default: "",
    description: "Key that DIRECTOR_URL asks for. Default: none.",
    example: "paste-the-key-here",
    secret: true,
  }),
  DIRECTOR_USD_PER_CALL: variable({
    schema: amount,
    default: "",
    description:
      "US dollars one answer of the language model costs at most, booked to the day's budget and to who asked. With a DIRECTOR_URL outside your own network it has to be said. Default: its price in the catalogue; $0.02 where it has none.",
    example: "0.005",
  }),
} as const satisfies Record<string, Variable>;

export function readDirector(values: Read<typeof DIRECTOR_VARIABLES>) {
  return {
    director: {
      model: values.DIRECTOR_MODEL,
      url: values.DIRECTOR_URL,
      key: values.DIRECTOR_API_KEY,
      usdPerCall: values.DIRECTOR_USD_PER_CALL,
    },
  };
}

export function directorProblems(values: Read<typeof DIRECTOR_VARIABLES>): string[] {
  const { DIRECTOR_URL: url, DIRECTOR_API_KEY: key, DIRECTOR_USD_PER_CALL: usdPerCall } = values;
  if (url && usdPerCall === undefined && !isPrivateAddress(url)) {
    return [
      `DIRECTOR_USD_PER_CALL has to say what one answer of DIRECTOR_URL costs at most, since that is outside your own network; 0 if nothing. Example: DIRECTOR_USD_PER_CALL=${DIRECTOR_VARIABLES.DIRECTOR_USD_PER_CALL.example}`,
    ];
  }
  if (!url && key !== undefined) {
    return [
      `DIRECTOR_API_KEY is of no use without DIRECTOR_URL. Example: DIRECTOR_URL=${DIRECTOR_VARIABLES.DIRECTOR_URL.example}`,
    ];
  }
  return [];
}
