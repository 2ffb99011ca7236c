import type { S3Client } from "@bradenmacdonald/s3-lite-client";

import { mediaError } from "../media/errors.ts";

type Listed = { key: string; bytes: number; modifiedAt: number };

/**
 * The objects under a prefix whose keys come after `after`, in the order of keys, fetched a page at a time as they are
 * read. The client's own listing can't begin in the middle, and a listing is paid for by the page. Our keys need no escaping
 * in XML, so that its entries can be cut out as they are.
 */
export async function* listObjects(
  ask: (request: (client: S3Client) => Promise<string>) => Promise<string>,
  prefix: string,
  after: string,
): AsyncGenerator<Listed> {
  let last = after;
  for (;;) {
    const page = await ask(async (client) => {
      const answer = await client.makeRequest({
        method: "GET",
        objectName: "",
        query: {
          "list-type": "2",
          prefix,
          "max-keys": "1000",
          ...(last === "" ? {} : { "start-after": last }),
        },
        returnBody: true,
      });
      return answer.text();
    });
    const from = last;
    for (const [, entry = ""] of page.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
      last = textOf(entry, "Key");
      yield {
        key: last,
        bytes: Number(textOf(entry, "Size")),
        modifiedAt: Date.parse(textOf(entry, "LastModified")),
      };
    }
    if (textOf(page, "IsTruncated") !== "true") return;
    // Asked once more it would say the same, for ever.
    if (last === from)
      throw mediaError("store-unreachable", { detail: `no more of ${prefix} after ${last}` });
  }
}

function textOf(xml: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? "";
}
