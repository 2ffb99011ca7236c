import type { MakeExtension } from "../../src/extensions/extension.ts";

/** Refuses the words of HOUSE_WORDS, separated by commas: what nobody may ask for here, whatever it means. */
const houseRules: MakeExtension = ({ setting }) => {
  const words = (setting("HOUSE_WORDS") ?? "").toLowerCase().split(",");
  const unwanted = words.map((word) => word.trim()).filter((word) => word !== "");
  return {
    looks: [
      {
        seesPictures: false,
        async look({ texts }) {
          const said = texts.join("\n").toLowerCase();
          return unwanted.some((word) => said.includes(word)) ? { other: 1 } : {};
        },
      },
    ],
  };
};

export default houseRules;
