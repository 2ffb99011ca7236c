import { ConfigError } from "../core/errors.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { Notebook } from "../core/ports/notebook.ts";
import type { VideoBackend } from "../core/ports/video-backend.ts";
import type { ExtensionBackend } from "./extension.ts";

const MUST_DO = [
  "models",
  "check",
  "start",
  "recover",
  "status",
  "cancel",
  "download",
  "health",
  "close",
] as const satisfies readonly (keyof VideoBackend)[];

/** Makes the backends that extensions bring. Throws ConfigError for one that isn't a whole backend. */
export function extensionBackends(
  all: readonly ExtensionBackend[],
  { media, notebook }: { media: MediaStore; notebook: (name: string) => Notebook },
): VideoBackend[] {
  return all.map(({ id, create }) => {
    const backend = create({ media, notebook: notebook(`extension-${id}`) });
    const lacks = problemOf(id, backend);
    if (lacks)
      throw new ConfigError("bad-extension", `The backend ${id} of EXTENSIONS can't be used: ${lacks}.`);
    return backend;
  });
}

function problemOf(id: string, backend: VideoBackend): string | undefined {
  if (backend?.id !== id) return `it calls itself “${backend?.id}”`;
  const missing = MUST_DO.filter((name) => typeof backend[name] !== "function");
  if (missing.length > 0) return `it has no ${missing.join(", ")}`;
  if (!Number.isInteger(backend.slots) || backend.slots < 1) return "its slots are no whole number from 1";
  // What has a price and doesn't say so would be started twice after a crash.
  if (typeof backend.billed !== "boolean") return "it doesn't say whether it is billed";
  const { first, longest } = backend.pollMs ?? {};
  if (!(first > 0 && longest >= first)) return "its pollMs are no times";
  return undefined;
}
