import { expect, it } from "vitest";
import { checkMedia } from "../../src/doctor/media.ts";
import { loadConfig } from "../../src/host/config.ts";

it("has nothing to say of media in a folder", async () => {
  expect(await checkMedia(loadConfig({}), Date.now)).toEqual([]);
});

it("names the setting to look at where the S3 server isn't there", async () => {
  const config = loadConfig({
    S3_ENDPOINT: "http://127.0.0.1:9",
    S3_BUCKET: "rushes-media",
    S3_ACCESS_KEY_ID: "id",
    S3_SECRET_ACCESS_KEY: "hunter2",
  });
  const [finding] = await checkMedia(config, Date.now);
  expect(finding).toMatchObject({
    about: "Media in S3",
    verdict: "problem",
    detail: expect.stringContaining("S3_ENDPOINT http://127.0.0.1:9 can't be reached"),
  });
  expect(JSON.stringify(finding)).not.toContain("hunter2");
});
