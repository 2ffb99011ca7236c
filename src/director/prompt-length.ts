import { UserMistake } from "../core/errors.ts";
import { PROMPT_MAX_LENGTH } from "../core/film/request.ts";

/** Throws UserMistake when what came out is more than a prompt may be. */
export function requirePromptLength(prompt: string): string {
  if (prompt.length <= PROMPT_MAX_LENGTH) return prompt;
  throw new UserMistake(
    "prompt-too-long",
    `With that the prompt would have ${prompt.length} characters; ${PROMPT_MAX_LENGTH} is the most. Say it shorter, or change the prompt as a whole.`,
    { examples: ["change the prompt to: a red fox in the snow"] },
  );
}
