import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import type { Context } from "hono";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};

/** The page's own files, read once; what isn't among them is not served. */
export function createPageFiles(folder: URL): (context: Context, name: string) => Response | undefined {
  const files = new Map(
    readdirSync(folder)
      .filter((name) => extname(name) in TYPES)
      .map((name) => {
        const bytes = readFileSync(new URL(name, folder));
        const tag = `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 20)}"`;
        return [name, { bytes: new Uint8Array(bytes), tag, type: TYPES[extname(name)] as string }];
      }),
  );
  return (context, name) => {
    const file = files.get(name);
    if (!file) return undefined;
    context.header("ETag", file.tag);
    // Asked about every time, so that a new version of the bot never meets an old page.
    context.header("Cache-Control", "no-cache");
    if (context.req.header("if-none-match") === file.tag) return context.body(null, 304);
    context.header("Content-Type", file.type);
    return context.body(file.bytes);
  };
}
