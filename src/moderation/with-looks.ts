import { BackendError } from "../core/errors.ts";
import { type Classify, HARMS, type Look, type Scores } from "../core/ports/moderator.ts";
import { worst } from "./classifier/answers.ts";

/** How long one may take, in milliseconds. */
const LOOK_MS = 20_000;

/** A classifier and a host's own looks as one: of each harm the highest score counts, and where one fails all do. */
export function withLooks(classify: Classify | undefined, looks: readonly Look[]): Classify {
  const all: Classify[] = [...(classify ? [classify] : []), ...looks.map(asClassify)];
  return async (what, options) => worst(await Promise.all(all.map((one) => one(what, options))));
}

function asClassify({ seesPictures, look }: Look): Classify {
  return async (what, { signal: stopped }) => {
    const limit = AbortSignal.timeout(LOOK_MS);
    const signal = stopped ? AbortSignal.any([stopped, limit]) : limit;
    const late = new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
    // One that throws before it is waited for must not leave `late` with nobody to hear of it.
    const looked = async () => look(seesPictures ? what : { ...what, pictures: [] }, { signal });
    const scores = await Promise.race([looked(), late]);
    if (isScores(scores)) return scores;
    throw new BackendError("classifier-away", "What is asked for can't be looked at just now.", {
      message: "a look of EXTENSIONS gave back no scores",
    });
  };
}

/** Anything else, a misspelt harm too, is no answer, and so no yes. */
function isScores(given: unknown): given is Scores {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return false;
  return Object.entries(given).every(
    ([harm, score]) =>
      HARMS.some((one) => one === harm) && typeof score === "number" && score >= 0 && score <= 1,
  );
}
