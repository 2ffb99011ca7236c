import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import packageJson from "../../package.json" with { type: "json" };
import { VARIABLES } from "../../src/host/config.ts";
import { STOP_WITHIN_MS } from "../../src/host/lifecycle.ts";

const dockerfile = await readFile("Dockerfile", "utf8");
const ignored = await readFile(".dockerignore", "utf8");

interface Service {
  command?: string[];
  environment?: Record<string, string>;
  healthcheck?: { test: string[] };
  ports?: string[];
  stop_grace_period?: string;
  volumes?: string[];
}
const compose = parse(await readFile("compose.yaml", "utf8"), { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
};

describe("the image", () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
    ([, paths]) => paths?.split(" ") ?? [],
  );

  it("copies files that are there and are let into the build", () => {
    expect(copied.length).toBeGreaterThan(5);
    for (const path of copied) {
      expect(existsSync(path), path).toBe(true);
      expect(ignored.split("\n"), path).toContain(`!${path}`);
    }
    expect(ignored).toMatch(/^\*$/m);
  });

  it("holds every file of ours that the two programs import", () => {
    const outside = copied.filter((path) => !path.includes("."));
    for (const room of ["src", "commands", "adapters", "workers"]) expect(outside).toContain(room);
  });

  it("has what runs at run time among the dependencies proper", () => {
    expect(Object.keys(packageJson.dependencies)).toContain("tsx");
    expect(dockerfile).toContain("npm ci --omit=dev");
  });

  it("runs Node's current LTS as an ordinary user, under an init, with ffmpeg and a health check", async () => {
    const lts = (await readFile(".nvmrc", "utf8")).trim();
    expect(dockerfile).toMatch(new RegExp(`^FROM node:${lts}-`, "m"));
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toMatch(/ENTRYPOINT \["tini"/);
    expect(dockerfile).toMatch(/apt-get install.* ffmpeg/);
    expect(dockerfile).toMatch(/^HEALTHCHECK /m);
  });

  it("sets only settings there are", () => {
    const environment = /ENV ((?:.*\\\n)*.*)/.exec(dockerfile)?.[1] ?? "";
    const names = [...environment.matchAll(/(\w+)=/g)].map(([, name]) => name ?? "");
    expect(names).toContain("DATA_DIR");
    const ofOthers = ["NODE_ENV", "MALLOC_ARENA_MAX", "MIMALLOC_PURGE_DELAY"];
    for (const name of names) if (!ofOthers.includes(name)) expect(Object.keys(VARIABLES)).toContain(name);
  });
});

describe("compose.yaml", () => {
  it("sets only settings there are, and starts programs there are", () => {
    for (const { environment = {}, command } of Object.values(compose.services)) {
      for (const name of Object.keys(environment)) expect(Object.keys(VARIABLES)).toContain(name);
      const file = command?.find((part) => part.endsWith(".ts"));
      if (file) expect(existsSync(file), file).toBe(true);
    }
  });

  it("keeps everything Redis is told, and never throws anything out", () => {
    const command = compose.services.redis?.command?.join(" ") ?? "";
    expect(command).toContain("--appendonly yes");
    // What was answered outlasts a power cut, too.
    expect(command).toContain("--appendfsync always");
    expect(command).toContain("--maxmemory-policy noeviction");
  });

  it("gives bot and worker the same data, the same Redis, and time to stop", () => {
    const { bot, worker, redis } = compose.services;
    expect(bot?.volumes).toEqual(worker?.volumes);
    expect(bot?.environment?.REDIS_URL).toBe(worker?.environment?.REDIS_URL);
    for (const service of [bot, worker]) {
      expect(Number.parseInt(service?.stop_grace_period ?? "", 10) * 1000).toBeGreaterThan(STOP_WITHIN_MS);
    }
    for (const volume of ["data", "redis"]) expect(Object.keys(compose.volumes)).toContain(volume);
    expect(redis?.healthcheck).toBeDefined();
    expect(worker?.healthcheck).toBeDefined();
  });

  it("shows the local chat to this machine alone", () => {
    for (const port of compose.services.bot?.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
    expect(compose.services.redis?.ports).toBeUndefined();
  });
});
