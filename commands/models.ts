import { describeModel, describeModelBriefly } from "../src/core/card/model-facts.ts";
import { groupModels } from "../src/core/card/model-groups.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import { notice } from "../src/core/talk/reply.ts";

export const models = defineCommand({
  name: "models",
  description: "See the models that can make your shots, and what they cost",
  options: {
    model: { type: "model", description: "One model, to see all about it", aliases: ["m", "name"] },
  },
  examples: ["/models", "/models animatic"],
  async run({ options, person, surface }, { studio }) {
    if (options.model !== undefined) {
      const model = await studio.model(options.model);
      return notice({
        title: model.label,
        paragraphs: [
          model.summary,
          ...(model.terms ? [`Its licence: ${model.terms.licence}, ${model.terms.link}`] : []),
        ],
        ...(model.terms ? { links: [model.terms.link] } : {}),
        items: describeModel(model).map((text) => ({ text })),
        examples: [`/video a red fox runs through fresh snow --model ${model.id}`],
      });
    }
    const usable = (await studio.models(person, surface)).filter((model) => model.kind === "video");
    if (usable.length === 0) {
      return notice("No model can be used here. Whoever runs this bot can allow some.");
    }
    const groups = groupModels(usable);
    return notice({
      title: "Models",
      ...(groups.length > 0 && { paragraphs: groups }),
      items: usable.map((model) => ({
        text: `${model.id}: ${model.summary}`,
        detail: describeModelBriefly(model).join(" · "),
      })),
      examples: [
        `/models ${usable[0]?.id}`,
        `/video a red fox runs through fresh snow --model ${usable[0]?.id}`,
      ],
    });
  },
});
