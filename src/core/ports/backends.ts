import type { Resolution } from "../film/picture.ts";
import type { ModelDescription, ModelKind, VideoBackend } from "./video-backend.ts";

/** What a model is wanted for, where nobody named one. */
export type Use = "text-to-video" | "image-to-video" | "draft" | "upscale" | "image" | "language";

/** All configured backends, seen as one. */
export interface Backends {
  readonly all: readonly VideoBackend[];
  /** The backend with this id; throws BackendError `no-such-backend` when it isn't configured here. */
  backend(id: string): VideoBackend;
  /** Everything on offer, for /models; what has been retired is left out. */
  models(): Promise<readonly ModelDescription[]>;
  /**
   * A model by any name people use; throws UserMistake `unknown-model` or `retired-model`, naming the nearest ones. `kind`: of
   * those to name for a name nobody knows, videos' where it is left out.
   */
  model(name: string, kind?: ModelKind): Promise<ModelDescription>;
  /**
   * The model itself if its backend can be used now. Else the next one that can do the same and costs no more,
   * with a sentence for the card; else itself all the same where its clips wait for it. Throws UserMistake `model-unavailable`, naming dearer ones, when there is none.
   */
  usable(model: ModelDescription): Promise<{ model: ModelDescription; warning?: string }>;
  /**
   * A model's backend has turned out to be away or out of money after all, and is thought so for a while: what the
   * person can do instead, in a sentence; "" for nothing. `code`: of the BackendError that told.
   */
  insteadOf(model: ModelDescription, code: string): Promise<string>;
  /**
   * Who may make a shot that this model could not, at this size: models of the same backend that the catalogue names for
   * it, and that cost no more, neither credits nor money; the best first.
   */
  inItsPlace(model: ModelDescription, resolution: Resolution): Promise<readonly ModelDescription[]>;
  /** The model for a use where nobody named one. "draft" always has one. */
  defaultModel(use: Use): Promise<ModelDescription | undefined>;
}
