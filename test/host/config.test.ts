import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadConfig, VARIABLES } from "../../src/host/config.ts";

describe("loadConfig", () => {
  it("has a default for everything", () => {
    const config = loadConfig({});
    expect(config.port).toBe(8787);
    expect(config.host).toBe("127.0.0.1");
    expect(config.redis.url).toBeUndefined();
    expect(config.credits.plans).toEqual({ standard: { creditsPerDay: 600, clipsInFlight: 10 } });
  });

  it("takes an empty variable as absent", () => {
    expect(loadConfig({ PORT: "", REDIS_URL: " " }).port).toBe(8787);
  });

  it("names every wrong variable at once, with the reason and an example", () => {
    expect(() => loadConfig({ PORT: "ten", LOG_LEVEL: "loud", DAILY_BUDGET_USD: "-1" })).toThrow(
      /PORT must be a whole number[\s\S]*Example: PORT=8787[\s\S]*LOG_LEVEL[\s\S]*DAILY_BUDGET_USD/,
    );
  });

  it("starts relative paths at the project's folder, from wherever the program is started", () => {
    const project = fileURLToPath(new URL("../../", import.meta.url));
    const here = process.cwd();
    process.chdir(tmpdir());
    const config = loadConfig({ DATA_DIR: "./films", COMFYUI_WORKFLOW: "/srv/workflow.json" });
    process.chdir(here);
    expect(config.dataDir).toBe(join(project, "films"));
    expect(config.backends.modelsFile).toBe(join(project, "models.json"));
    expect(config.backends.comfyui.workflow).toBe("/srv/workflow.json");
  });

  it("lets webhooks and the page have addresses of their own", () => {
    const both = { PUBLIC_URL: "https://rushes.example" };
    expect(loadConfig(both)).toMatchObject({
      webhookUrl: "https://rushes.example",
      pageHosts: ["rushes.example"],
    });
    const own = { ...both, WEBHOOK_URL: "https://hooks.example", PAGE_HOSTS: "192.168.1.20, rushes.lan" };
    expect(loadConfig(own)).toMatchObject({
      webhookUrl: "https://hooks.example",
      pageHosts: ["192.168.1.20", "rushes.lan"],
    });
    expect(() => loadConfig({ PAGE_HOSTS: "http://rushes.lan" })).toThrow("PAGE_HOSTS must be host names");
    expect(() => loadConfig({ TELEGRAM_WEBHOOK: "on" })).toThrow("no address to call");
  });

  it.each(["https://proxy.example", "https://proxy.example/api/", "https://proxy.example/api/v10"])(
    "takes %s for the base of Discord's API, which has the version added",
    (written) => {
      expect(loadConfig({ DISCORD_API_URL: written }).discord.apiUrl).toBe("https://proxy.example/api");
    },
  );

  it("keeps media in S3 where all of its settings are there, and says which are missing", () => {
    const env = {
      S3_ENDPOINT: "https://s3.example/",
      S3_BUCKET: "rushes-media",
      S3_ACCESS_KEY_ID: "id",
      S3_SECRET_ACCESS_KEY: "secret",
    };
    expect(loadConfig({}).s3).toBeUndefined();
    expect(loadConfig({ ...env, S3_CACHE_MB: "200" }).s3).toEqual({
      endpoint: "https://s3.example",
      bucket: "rushes-media",
      region: "us-east-1",
      accessKeyId: "id",
      secretAccessKey: "secret",
      pathStyle: true,
      cacheBytes: 200_000_000,
    });
    expect(() => loadConfig({ S3_ENDPOINT: "https://s3.example" })).toThrow(
      /S3_BUCKET is needed with[\s\S]*S3_ACCESS_KEY_ID[\s\S]*S3_SECRET_ACCESS_KEY/,
    );
  });

  it.each([
    "http://localhost:8080",
    "http://gpu-box:11434/v1",
    "http://10.0.0.7/v1",
    "http://[fd00::7]:80",
    "http://llm.lan",
  ])("takes a language model at %s for the host's own, which costs nothing", (url) => {
    expect(loadConfig({ DIRECTOR_URL: url }).director).toMatchObject({ url, usdPerCall: undefined });
  });

  it.each([
    "https://api.openai.com/v1",
    "http://8.8.8.8/v1",
    "https://10.example.org",
    "http://[2001:4860::1]/v1",
  ])("wants to know what an answer of a language model at %s costs", (url) => {
    expect(() => loadConfig({ DIRECTOR_URL: url, DIRECTOR_MODEL: "scribe" })).toThrow(
      /DIRECTOR_USD_PER_CALL/,
    );
    expect(loadConfig({ DIRECTOR_URL: url, DIRECTOR_USD_PER_CALL: "0" }).director.usdPerCall).toBe(0);
  });

  it("says that a key is of no use without the address it is for", () => {
    expect(() => loadConfig({ DIRECTOR_API_KEY: "k" })).toThrow(/DIRECTOR_URL/);
  });

  it("does not repeat a wrong secret", () => {
    expect(() => loadConfig({ REDIS_URL: "hunter2" })).toThrow(/^(?![\s\S]*hunter2)[\s\S]*REDIS_URL/);
    const pasted = { C2PA_CERT: "chain.pem", C2PA_KEY: "-----BEGIN PRIVATE KEY-----\nhunter2" };
    expect(() => loadConfig(pasted)).toThrow(/^(?![\s\S]*hunter2)[\s\S]*C2PA_KEY must be the path/);
  });

  it("takes every key, token, password and secret for one", () => {
    // The others name a file, a key's owner or a folder of them, and are said where they are wrong.
    const named = Object.entries(VARIABLES).filter(([name]) =>
      /_(?:TOKEN|KEY|SECRET|HASH)$|PASSWORD/.test(name),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(([, one]) => !("secret" in one && one.secret)).map(([name]) => name)).toEqual([]);
  });

  it("takes no address with a password in it, since it is shown, logged and told to others, and doesn't repeat it", () => {
    const addresses = Object.entries(VARIABLES).filter(([, { example }]) => /^https?:/.test(example));
    expect(addresses.length).toBeGreaterThan(10);
    for (const [name] of addresses) {
      const wrong = { [name]: "http://somebody:hunter2@10.0.0.9:8188" };
      expect(() => loadConfig(wrong), name).toThrow(
        new RegExp(`^(?![\\s\\S]*hunter2)[\\s\\S]*${name} must be without a name and a password`),
      );
    }
  });

  it("reads plans as name and credits, and which of them a server's managers may hand out", () => {
    const env = { PLANS: "patron:3000, staff:9", CREDITS_PER_DAY: "5", GRANTABLE_PLANS: "patron" };
    const { plans } = loadConfig(env).credits;
    expect(plans).toMatchObject({
      patron: { creditsPerDay: 3000, grantableByManagers: true },
      staff: { creditsPerDay: 9, grantableByManagers: false },
      standard: { creditsPerDay: 5 },
    });
    expect(() => loadConfig({ ...env, GRANTABLE_PLANS: "gold" })).toThrow(/gold, which is not in PLANS/);
  });
});

describe(".env.example", () => {
  const example = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");

  it("has every variable with its default, and no other", () => {
    const lines = example.split("\n").filter((line) => /^(# )?[A-Z][A-Z0-9_]*=/.test(line));
    const expected = Object.entries(VARIABLES).map(([name, { default: written, example: shown }]) =>
      written === "" ? `# ${name}=${shown}` : `${name}=${written}`,
    );
    expect(lines).toEqual(expected);
  });
});
