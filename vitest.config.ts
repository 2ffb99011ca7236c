import type { TestUserConfig } from "vitest/node";

const test: TestUserConfig = {
  include: ["test/**/*.test.ts"],
  // What takes too long for every run is in `npm run test:long`, and a sample of each here.
  tags: [{ name: "long", description: "Takes too long for every run." }],
  tagsFilter: ["!long"],
  globalSetup: ["test/setup/redis.ts", "test/setup/footage.ts"],
  setupFiles: ["test/setup/no-network.ts"],
  // Bounds for real films on a machine that is busy with others, no expectations.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  pool: "forks",
  // One graph of modules for all files of a worker: no module keeps state of its own, and loading them anew for each file took
  // more than half of the time of the quick tests.
  isolate: false,
  // More than the two cores of a small machine: many tests wait for a poll, a lock or a browser.
  maxWorkers: 4,
};

export default { test };
