import type { Hono } from "hono";
import type { Logger } from "pino";
import type { BackendId } from "../core/backend-ids.ts";
import type { Finding } from "../core/ports/finding.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { Notebook } from "../core/ports/notebook.ts";
import type { VideoBackend } from "../core/ports/video-backend.ts";
import type { Catalogue } from "./catalogue/catalogue.ts";

/** What every backend is made from besides its own settings. */
interface BackendParts {
  catalogue: Catalogue;
  media: MediaStore;
  notebook: Notebook;
  fetch: typeof globalThis.fetch;
  now: () => number;
  log: Logger;
  /** Whether it can report to this installation while this process runs. */
  reports: boolean;
  /** Something has come to its end, as heard without being asked: whoever waits for it asks at once. Absent: nobody waits. */
  wakeUp?: ((operationId: string) => Promise<void>) | undefined;
}

export interface CheckParts {
  catalogue: Catalogue;
  /** Of the other backends that are set up, the one whose model has this name, and whether it comes first in the order. */
  namesake(model: string): { backend: BackendId; first: boolean } | undefined;
  fetch: typeof globalThis.fetch;
  /** What the bot itself has found out: whether this backend was refused as unpaid within the last minutes. */
  isUnpaid(backend: string): Promise<boolean>;
}

interface ReportParts extends Omit<BackendParts, "catalogue" | "reports"> {
  wakeUp(operationId: string): Promise<void>;
}

/** One backend as an installation has it. `Settings`: the part of all settings that concerns it. */
export interface BackendSetup<Settings> {
  readonly id: BackendId;
  /** The setting by which it is set up. */
  readonly setting: string;
  isSetUp(settings: Settings): boolean;
  /** Only where it is set up. Throws ConfigError for what can't be used. */
  create(settings: Settings, parts: BackendParts): VideoBackend;
  /** For `npm run doctor`: what is there and what is amiss. Starts nothing. */
  check(settings: Settings, parts: CheckParts): Promise<Finding[]>;
  /** The addresses at which it reports that something is done; absent: it is asked. */
  reports?(settings: Settings, parts: ReportParts): Hono;
}
