import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { AnswerToken } from "./api.ts";
import { TOKEN_LIFE_MS } from "./limits.ts";

const key = (interactionId: string) => `interaction:${interactionId}`;
const dealtWithKey = (interactionId: string) => `dealt-with:${interactionId}`;
const messageKey = (messageId: string) => `answer:${messageId}`;

/**
 * Keeps what lets an interaction be answered for as long as Discord honours it; surfaces carry the
 * interaction's id alone. false: this interaction was heard before.
 */
export function keepAnswerToken(
  notebook: Notebook,
  interactionId: string,
  answer: AnswerToken,
): Promise<boolean> {
  return notebook.claim(key(interactionId), answer, { ttlMs: TOKEN_LIFE_MS });
}

/** All that an interaction asked for is done, by whichever process. */
export async function noteDealtWith(notebook: Notebook, interactionId: string): Promise<void> {
  await notebook.set(dealtWithKey(interactionId), true, { ttlMs: TOKEN_LIFE_MS });
}

export async function isDealtWith(notebook: Notebook, interactionId: string): Promise<boolean> {
  return (await notebook.get<true>(dealtWithKey(interactionId))) === true;
}

export async function answerToken(
  notebook: Notebook,
  interactionId: string | number | boolean | undefined,
): Promise<AnswerToken | undefined> {
  return typeof interactionId === "string" ? notebook.get<AnswerToken>(key(interactionId)) : undefined;
}

/** Notes which interaction a message answered, where only its token can change the message. */
export async function rememberAnswer(
  notebook: Notebook,
  messageId: string,
  interactionId: string,
): Promise<void> {
  await notebook.set(messageKey(messageId), interactionId, { ttlMs: TOKEN_LIFE_MS });
}

export function interactionOfMessage(notebook: Notebook, messageId: string): Promise<string | undefined> {
  return notebook.get<string>(messageKey(messageId));
}
