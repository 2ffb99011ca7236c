import type { CheckWords } from "../core/ports/moderator.ts";
import type { WriteText } from "../core/ports/write-text.ts";

/**
 * A language model that is asked nothing and gives nothing that may not be asked for: what people wrote is looked at
 * before it is sent, what the model wrote before anybody uses it. Both throw what `moderate` throws.
 */
export function moderatedWriter(write: WriteText, moderate: CheckWords): WriteText {
  return async (prompt, options) => {
    moderate([{ part: "the prompt", text: prompt.material }]);
    const answer = await write(prompt, options);
    moderate([{ part: "what was made of it", text: answer }]);
    return answer;
  };
}
