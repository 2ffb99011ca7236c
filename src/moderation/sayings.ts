import type { Harm } from "../core/ports/moderator.ts";

/** How harms are called in sentences; that about minors is called nothing. */
export const CALLED: Record<Exclude<Harm, "minors">, string> = {
  sexual: "nudity or sex",
  gore: "graphic violence",
  violence: "violence",
  hate: "hate",
  harassment: "harassment of somebody",
  selfharm: "suicide or self-harm",
  illicit: "how to commit a crime",
  other: "something that isn't allowed",
};
export const INSTEAD: Record<Exclude<Harm, "minors">, string> = {
  sexual: "Describe the people dressed, or another moment of the scene.",
  gore: "Show the danger without the injury: a shadow, a reaction, the moment before.",
  violence: "Show what leads to it, or what comes after.",
  hate: "Leave out the symbols and slogans.",
  harassment: "Make it about somebody invented.",
  selfharm:
    "Show how somebody is helped instead. If it is about you: findahelpline.com knows who listens in your country.",
  illicit: "Tell the story without saying how it is done.",
  other: "Please put it another way.",
};
