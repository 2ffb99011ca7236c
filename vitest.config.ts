import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/setup/redis.ts"],
    setupFiles: ["test/setup/no-network.ts"],
    testTimeout: 60_000,
    hookTimeout: 90_000,
    pool: "forks",
    // More than the two cores of a small machine: many tests wait for a poll, a lock or a browser.
    maxWorkers: 3,
  },
});
