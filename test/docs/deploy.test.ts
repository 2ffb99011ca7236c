import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import packageJson from "../../package.json" with { type: "json" };
import { VARIABLES } from "../../src/host/config.ts";
import { STOP_WITHIN_MS } from "../../src/host/lifecycle.ts";

const FOLDER = "deploy/kubernetes";

interface Container {
  args?: string[];
  env?: { name: string; value: string }[];
  envFrom: { configMapRef?: { name: string }; secretRef?: { name: string } }[];
  ports?: { name: string; containerPort: number }[];
  [probe: `${string}Probe`]: { httpGet?: { path: string; port: string } } | undefined;
  volumeMounts: { name: string; mountPath: string }[];
}

interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
  data?: Record<string, string>;
  spec?: {
    replicas?: number;
    selector: { matchLabels: object };
    template: {
      metadata: { labels: object };
      spec: {
        terminationGracePeriodSeconds: number;
        containers: Container[];
        volumes: { name: string }[];
      };
    };
  };
}

async function manifests(): Promise<Manifest[]> {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith(".yaml"));
  const texts = await Promise.all(files.map((name) => readFile(join(FOLDER, name), "utf8")));
  return texts.flatMap((text) =>
    parseAllDocuments(text).map((document) => {
      expect(document.errors).toEqual([]);
      return document.toJS() as Manifest;
    }),
  );
}

describe("deploy/kubernetes", () => {
  it("sets only settings there are, and starts programs there are", async () => {
    for (const { data = {}, spec } of await manifests()) {
      const [container] = spec?.template?.spec.containers ?? [];
      const names = [...Object.keys(data), ...(container?.env ?? []).map(({ name }) => name)];
      for (const name of names) expect(Object.keys(VARIABLES)).toContain(name);
      for (const value of [...Object.values(data), ...(container?.env ?? []).map((one) => one.value)])
        expect(typeof value).toBe("string");
      const file = container?.args?.find((part) => part.endsWith(".ts"));
      if (file) expect(existsSync(file), file).toBe(true);
    }
  });

  it("lets bot and workers find their pods, their settings and their folders, and gives them time to stop", async () => {
    const all = await manifests();
    const deployments = all.filter(({ kind }) => kind === "Deployment");
    expect(deployments.map(({ metadata }) => metadata.name).sort()).toEqual(["rushes-bot", "rushes-worker"]);
    for (const { spec } of deployments) {
      const template = spec?.template;
      expect(template?.metadata.labels).toEqual(spec?.selector.matchLabels);
      expect((template?.spec.terminationGracePeriodSeconds ?? 0) * 1000).toBeGreaterThan(STOP_WITHIN_MS);
      const [container] = template?.spec.containers ?? [];
      expect(container?.envFrom).toEqual([
        { configMapRef: { name: "rushes" } },
        { secretRef: { name: "rushes" } },
      ]);
      const mounts = container?.volumeMounts.map(({ name }) => name);
      expect(mounts).toEqual(template?.spec.volumes.map(({ name }) => name));
      const { DATA_DIR } = all.find(({ kind }) => kind === "ConfigMap")?.data ?? {};
      expect(container?.volumeMounts[0]?.mountPath).toBe(DATA_DIR);
    }
  });

  it("holds no secret", async () => {
    const secret = Object.entries(VARIABLES).flatMap(([name, variable]) =>
      "secret" in variable ? [name] : [],
    );
    for (const { kind, data = {} } of await manifests()) {
      expect(kind).not.toBe("Secret");
      for (const name of Object.keys(data)) expect(secret).not.toContain(name);
    }
  });
});

describe("deploy/compose.machines.yaml", () => {
  it("sets only settings there are, starts programs there are, and keeps its ports from the internet", async () => {
    const { services } = parse(await readFile("deploy/compose.machines.yaml", "utf8"), { merge: true }) as {
      services: Record<
        string,
        { environment?: object; command?: string[]; profiles: string[]; ports?: string[] }
      >;
    };
    for (const { environment = {}, command, profiles, ports = [] } of Object.values(services)) {
      expect(profiles).toHaveLength(1);
      for (const name of Object.keys(environment)) expect(Object.keys(VARIABLES)).toContain(name);
      const file = command?.find((part) => part.endsWith(".ts"));
      if (file) expect(existsSync(file), file).toBe(true);
      for (const port of ports) expect(port).toMatch(/^(127\.0\.0\.1|\$\{GPU_BOX_ADDRESS:-127\.0\.0\.1\}):/);
    }
  });
});

describe("deploy/rushes.service", () => {
  it("starts what npm start does, tells the bot alone to stop, and gives it time", async () => {
    const unit = await readFile("deploy/rushes.service", "utf8");
    const said = (name: string) => new RegExp(`^${name}=(.+)$`, "m").exec(unit)?.[1] ?? "";
    expect(said("ExecStart")).toBe(`/usr/bin/env ${packageJson.scripts.start}`);
    // Its own Redis and what is being coded are stopped by it, in order.
    expect(said("KillMode")).toBe("mixed");
    expect(Number(said("TimeoutStopSec")) * 1000).toBeGreaterThan(STOP_WITHIN_MS);
    // A bot that found another in its place ends with 1, to be started again.
    expect(said("Restart")).toBe("on-failure");
  });
});
