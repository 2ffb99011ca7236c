import { defineCommand } from "../src/core/command.ts";
import { notice } from "../src/core/reply.ts";

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
