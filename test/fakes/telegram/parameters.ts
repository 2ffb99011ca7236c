import type { IncomingMessage } from "node:http";
import busboy from "busboy";

export interface UploadedFile {
  name: string;
  bytes: Buffer;
}

/** Fields that are words, even where they look like a number. */
const WORDS = new Set(["caption", "text", "video", "photo", "document", "cover", "thumbnail"]);

export interface Received {
  parameters: Record<string, unknown>;
  files: Map<string, UploadedFile>;
}

/** The parameters of a call, from JSON or from a form; a form's values are read as JSON where they are such. */
export async function receive(request: IncomingMessage): Promise<Received> {
  const type = request.headers["content-type"] ?? "";
  if (type.startsWith("multipart/form-data")) return receiveForm(request);
  const body = await bodyOf(request);
  if (body.length === 0) return { parameters: {}, files: new Map() };
  if (!type.startsWith("application/json")) throw new Error(`unexpected content type "${type}"`);
  return { parameters: JSON.parse(body.toString("utf8")) as Record<string, unknown>, files: new Map() };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Rejects when the form breaks off before its closing line: then Telegram has done nothing. */
function receiveForm(request: IncomingMessage): Promise<Received> {
  return new Promise((resolve, reject) => {
    const parameters: Record<string, unknown> = {};
    const files = new Map<string, UploadedFile>();
    const form = busboy({ headers: request.headers });
    let ended = false;
    form.on("field", (name, value) => {
      parameters[name] =
        !WORDS.has(name) && /^(-?\d+(\.\d+)?|true|false|[[{].*)$/s.test(value) ? JSON.parse(value) : value;
    });
    form.on("file", (field, stream, { filename }) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => files.set(field, { name: filename ?? "", bytes: Buffer.concat(chunks) }));
    });
    form.on("close", () => {
      ended = true;
      resolve({ parameters, files });
    });
    form.on("error", reject);
    request.on("close", () => {
      if (!ended) setImmediate(() => !ended && reject(new Error("the request broke off")));
    });
    request.pipe(form);
  });
}
