/** Of braces that open nothing no more are looked at. */
const MOST_TRIED = 20;

/**
 * The objects in an answer that has more in it than was asked for: thoughts before it, a fence around it, a sentence
 * after it, commas too many. Each as a text that may yet be no JSON, in the order they stand.
 */
export function objectsIn(answer: string): string[] {
  const said = withoutThoughts(answer);
  const found: string[] = [];
  for (let from = said.indexOf("{"), tried = 0; from >= 0 && tried < MOST_TRIED; tried += 1) {
    const object = objectAt(said, from);
    if (object !== undefined) found.push(object.text);
    from = said.indexOf("{", object?.end ?? from + 1);
  }
  return found;
}

/** Chat templates that open the thought themselves leave only its end in the answer. */
function withoutThoughts(answer: string): string {
  const closed = answer.replace(/<(think(?:ing)?|reasoning)>[\s\S]*?<\/\1>/giu, "");
  const end = [...closed.matchAll(/<\/(?:think(?:ing)?|reasoning)>/giu)].at(-1);
  return end === undefined ? closed : closed.slice(end.index + end[0].length);
}

/** The object that opens here, without the commas that JSON doesn't allow; undefined: it never closes. */
function objectAt(text: string, from: number): { text: string; end: number } | undefined {
  let kept = "";
  let depth = 0;
  let isInString = false;
  for (let at = from; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (isInString) {
      kept += sign;
      if (sign === "\\") kept += text.charAt(++at);
      else if (sign === '"') isInString = false;
      continue;
    }
    if (sign === '"') isInString = true;
    if (sign === "," && /^\s*[}\]]/u.test(text.slice(at + 1, at + 200))) continue;
    kept += sign;
    if (sign === "{" || sign === "[") depth += 1;
    else if (sign === "}" || sign === "]") depth -= 1;
    if (depth === 0) return { text: kept, end: at + 1 };
  }
  return undefined;
}
