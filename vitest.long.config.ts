import usual from "./vitest.config.ts";

/** What takes too long for every run: the whole of what the usual tests take a sample of. */
export default { test: { ...usual.test, include: ["test/**/*.long.ts"], testTimeout: 600_000 } };
