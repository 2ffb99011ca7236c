/** Words about how a film is made, and of somebody's age: nothing of them stands in the picture. */
const CRAFT = [
  // "Drone view of", "phone camera", "security camera footage".
  /\b(?:drone|helicopter|satellite|gopro|cctv|phone|smartphone|security|webcam|bird['’]?s[- ]eye|worm['’]?s[- ]eye)[- ](?:camera[- ])?(?:views?|shots?|footage|video|camera|perspective)\b/giu,
  // "Shot on 35mm film", "filmed with a mobile phone camera".
  /\b(?:shot|filmed|captured|recorded) (?:(?:on|with|using) (?!location)[^.,;!?\n]*|in \d+ ?mm)/giu,
  /\bcranes? (?:up|down|shots?)\b/giu,
  /\b(?:movie trailer|(?:style|mood|tone) of the (?:film|painting|video|image))\b/giu,
  // "A 24 year old woman" is not old, nor are there 24 of her.
  /\b\d+[- ]years?[- ]olds?\b|\baged? \d+\b/giu,
];

export function withoutCraft(text: string): string {
  return CRAFT.reduce((rest, pattern) => rest.replace(pattern, " "), text);
}
