import { isSeenNoun, withArticles } from "../story/noun-in-text.ts";
import { kindOfNoun } from "../story/noun-kinds.ts";

/** Where it can only be one weather, this ends what rains and storms. */
export const FAIR =
  /(?<!\p{L})(?:(?:calm|calmer|still|blue|clear|sunny|dry) (?:seas?|waters?|sky|skies|day|weather|morning|afternoon)|sunny|sunshine|stars out|cloudless|starry sky)(?!\p{L})/iu;
const FOUL =
  /,? ?(?:(?:in|through|during|under) )?(?:an? |the )?(?:(?!in|through|during|under)\p{L}+ )?(?:storm|rainstorm|thunderstorm|blizzard|rain|fog|mist|downpour)(?!\p{L})|(?<!\p{L})(?:rainy|stormy|foggy|misty|cloudy|overcast)(?= \p{L})/giu;
const DIM = /(?<!\p{L})(?:dim|dark|gloomy|shadowy|murky) (?=\p{L})/giu;

/** What can't be seen at once: of the one that is said the other goes. Other weathers and hours end when the telling is proofread. */
const OPPOSITES = [
  { said: FAIR, gone: FOUL },
  {
    said: /(?<!\p{L})(?:bright (?:light|daylight|sunlight|sunshine)|daylight|sunlight|well[- ]lit|brightly lit)(?!\p{L})/iu,
    gone: DIM,
  },
];
/** In more words than these more is told than a weather or a light. */
const LONGEST = 8;

/** "old gym with …", and no "hair": what the light falls on. */
function isOfAPlace(words: string): boolean {
  const noun = words.split(/[\s,.;]+/u, 3).find(isSeenNoun);
  return noun !== undefined && kindOfNoun(noun) === undefined && !/^(?:hair|eyes?|skin|fur)$/iu.test(noun);
}

/** What a film tells of without what can't be seen beside words on its weather or light; the same where there is nothing of it. */
export function withoutOpposite(told: string, said: string): string {
  if (said.split(/\s+/u).length > LONGEST) return told;
  const rest = OPPOSITES.reduce(
    (text, { said: form, gone }) =>
      form.test(said)
        ? text.replace(gone, (found, at: number) =>
            gone === DIM && !isOfAPlace(text.slice(at + found.length)) ? found : "",
          )
        : text,
    told,
  );
  const shown = rest.replace(/ {2,}/gu, " ").trim();
  return shown === "" || shown === told ? told : withArticles(shown);
}
