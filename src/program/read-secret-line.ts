import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

/** Reads one line that nobody else should see: in a terminal it isn't shown while it is typed. */
export async function readSecretLine(question: string): Promise<string> {
  const isTty = process.stdin.isTTY === true;
  if (isTty) process.stderr.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: isTty });
  try {
    for await (const line of lines) return line;
    return "";
  } finally {
    lines.close();
    if (isTty) process.stderr.write("\n");
  }
}
