import { stat } from "node:fs/promises";
import type { Mark } from "../core/film/mark.ts";
import type { Credential } from "./certificate.ts";

const MP4 = "video/mp4";
const SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/";
/** Nothing that a file names is ever fetched. */
const OFFLINE = { verify: { remote_manifest_fetch: false, ocsp_fetch: false } };

/** What of the C2PA library is used here. Its types are those of a package it doesn't bring along. */
interface Library {
  Builder: {
    withJson(
      definition: object,
      settings?: object,
    ): {
      addIngredient(json: string, file?: { path: string; mimeType: string }): Promise<void>;
      sign(
        signer: unknown,
        from: { path: string; mimeType: string },
        to: { path: string; mimeType: string },
      ): Buffer;
    };
  };
  Reader: {
    fromAsset(
      file: { path: string; mimeType: string },
      settings: object,
    ): Promise<{ json(): ManifestStore } | null>;
  };
  LocalSigner: { newSigner(chain: Buffer, key: Buffer, algorithm: string): unknown };
}

interface ManifestStore {
  active_manifest?: string;
  manifests?: Record<string, { title?: string }>;
  validation_state?: string;
}

export interface ContentCredentials {
  /** Writes a whole MP4 anew, signed. Answers its size. */
  sign(from: string, to: string, mark: Mark, upstream: readonly string[]): Promise<number>;
}

/** What a file's manifest says. `ours`: unchanged since one of the known signers signed it. */
export type ManifestFound = { is: "ours"; clip: string } | { is: "changed" | "foreign" };

/** undefined: the library isn't there, or not for this machine. */
export async function loadC2pa(): Promise<Library | undefined> {
  try {
    const library: unknown = await import("@contentauth/c2pa-node");
    const { Builder, Reader, LocalSigner } = library as Library;
    // The binary is only opened by the first call.
    Builder.withJson({});
    return { Builder, Reader, LocalSigner };
  } catch {
    return undefined;
  }
}

export function createContentCredentials(
  { Builder, Reader, LocalSigner }: Library,
  { credential, version }: { credential: Credential; version: string },
): ContentCredentials {
  const signer = LocalSigner.newSigner(
    Buffer.from(credential.chain),
    Buffer.from(credential.key),
    credential.algorithm,
  );
  return {
    async sign(from, to, mark, upstream) {
      const builder = Builder.withJson(definitionOf(mark, version), OFFLINE);
      for (const ingredient of ingredientsOf(mark)) await builder.addIngredient(JSON.stringify(ingredient));
      for (const file of upstream) {
        const asset = { path: file, mimeType: MP4 };
        // A file with nothing to tell, or with a manifest that can't be read, has no marks to keep.
        const marked = await Reader.fromAsset(asset, OFFLINE).catch(() => null);
        if (!marked) continue;
        const about = {
          title: "shot as its model's provider marked it",
          format: MP4,
          relationship: "componentOf",
        };
        await builder.addIngredient(JSON.stringify(about), asset);
      }
      builder.sign(signer, { path: from, mimeType: MP4 }, { path: to, mimeType: MP4 });
      return (await stat(to)).size;
    },
  };
}

/** Reads a file's manifest; undefined where it has none. `signers`: certificates that ever signed here, PEM. */
export async function readManifest(
  { Reader }: Library,
  path: string,
  signers: string,
): Promise<ManifestFound | undefined> {
  const reader = await Reader.fromAsset(
    { path, mimeType: MP4 },
    {
      verify: { ...OFFLINE.verify, verify_trust: true },
      ...(signers === "" ? {} : { trust: { allowed_list: signers } }),
    },
  );
  if (!reader) return undefined;
  const store = reader.json();
  const title = store.manifests?.[store.active_manifest ?? ""]?.title;
  if (store.validation_state === "Invalid") return { is: "changed" };
  const clip = /^clip ([\w-]{1,40})$/.exec(title ?? "")?.[1];
  return store.validation_state === "Trusted" && clip !== undefined
    ? { is: "ours", clip }
    : { is: "foreign" };
}

function definitionOf(mark: Mark, version: string): object {
  return {
    claim_generator_info: [{ name: "Rushes", version }],
    title: `clip ${mark.clip}`,
    format: MP4,
    assertions: [
      {
        label: "c2pa.actions.v2",
        data: {
          actions: [
            {
              action: "c2pa.created",
              when: new Date(mark.madeAt).toISOString(),
              digitalSourceType: `${SOURCE_TYPE}${mark.source}`,
              softwareAgent: {
                name: mark.model,
                ...(mark.modelVersion === undefined ? {} : { version: mark.modelVersion }),
              },
            },
          ],
        },
      },
    ],
  };
}

/** Named without their own bytes: a parent's manifest holds its parent's, and so on up the family. */
function ingredientsOf(mark: Mark): object[] {
  return [
    ...mark.parents.map(({ clip, isPart }) => ({
      title: `clip ${clip}`,
      format: MP4,
      instance_id: `rushes:clip:${clip}`,
      relationship: isPart ? "componentOf" : "inputTo",
    })),
    ...Array.from({ length: mark.givenPictures }, (_, index) => ({
      title: `picture ${index + 1} given by a person`,
      format: "image/*",
      instance_id: `rushes:clip:${mark.clip}:picture:${index + 1}`,
      relationship: "inputTo",
    })),
  ];
}
