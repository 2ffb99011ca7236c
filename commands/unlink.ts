import { defineCommand } from "../src/core/talk/command.ts";
import { notice } from "../src/core/talk/reply.ts";

export const unlink = defineCommand({
  name: "unlink",
  description: "Stop sharing credits and history with your other platform",
  options: {},
  examples: ["/unlink"],
  async run({ person }, { studio }) {
    await studio.unlink(person);
    return notice("Unlinked: this platform has its own credits and history again.");
  },
});
