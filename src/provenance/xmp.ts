import { type FileHandle, open } from "node:fs/promises";
import type { Mark } from "../core/film/mark.ts";

/** The box that holds XMP in an ISO media file: XMP Specification Part 3, section 1.2.7.1. */
const XMP_BOX = Buffer.from("be7acfcb97a942e89c71999491e3afac", "hex");
/** A packet of ours has some 1,500 bytes. */
const LARGEST_PACKET = 64 * 1024;
const TOP_LEVEL_BOXES_LIMIT = 1_000;
const SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/";
const CLIP = "rushes:clip:";

/** What an XMP packet of ours says; anybody can write one, so it is a hint and no proof. */
export interface XmpMark {
  clip: string;
  parent?: string;
  source?: string;
  model?: string;
}

/** `noticeAddress`: where anybody can report a film. */
export function xmpPacket(mark: Mark, noticeAddress?: string): string {
  const [parent] = mark.parents;
  const attributes = {
    "xmp:CreatorTool": `Rushes (${mark.model})`,
    "xmp:CreateDate": new Date(mark.madeAt).toISOString(),
    "xmpMM:DocumentID": `${CLIP}${mark.clip}`,
    "Iptc4xmpExt:DigitalSourceType": `${SOURCE_TYPE}${mark.source}`,
    "Iptc4xmpExt:AISystemUsed": mark.model,
    ...(noticeAddress === undefined
      ? {}
      : { "xmpRights:WebStatement": `${noticeAddress}?clip=${encodeURIComponent(mark.clip)}` }),
    ...(mark.modelVersion === undefined ? {} : { "Iptc4xmpExt:AISystemVersionUsed": mark.modelVersion }),
  };
  const written = Object.entries(attributes).map(([name, value]) => `   ${name}="${toXml(value)}"`);
  const derived =
    parent === undefined
      ? "/>"
      : `>\n   <xmpMM:DerivedFrom stRef:documentID="${toXml(CLIP + parent.clip)}"/>\n  </rdf:Description>`;
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    ' <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '  <rdf:Description rdf:about=""',
    '   xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
    '   xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"',
    '   xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"',
    '   xmlns:stRef="http://ns.adobe.com/xap/1.0/sType/ResourceRef#"',
    '   xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"',
    `${written.join("\n")}${derived}`,
    " </rdf:RDF>",
    "</x:xmpmeta>",
    '<?xpacket end="r"?>',
  ].join("\n");
}

/** Adds the packet as a box of its own behind all others, where players pass over it. */
export async function appendXmp(path: string, mark: Mark, noticeAddress?: string): Promise<void> {
  const packet = Buffer.from(xmpPacket(mark, noticeAddress), "utf8");
  const header = Buffer.alloc(8);
  header.writeUInt32BE(header.length + XMP_BOX.length + packet.length, 0);
  header.write("uuid", 4, "latin1");
  const file = await open(path, "r+");
  try {
    const { size } = await file.stat();
    await closeLastBox(file, size);
    await file.write(Buffer.concat([header, XMP_BOX, packet]), 0, undefined, size);
  } finally {
    await file.close();
  }
}

/** What a file's XMP says, if it is of ours; reads boxes' headers only, however large the file claims to be. */
export async function readXmp(path: string): Promise<XmpMark | undefined> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    for await (const box of topLevel(file, size)) {
      if (box.type !== "uuid" || box.bytes > LARGEST_PACKET) continue;
      const body = Buffer.alloc(Math.min(box.bytes, size - box.at) - box.headerBytes);
      await file.read(body, 0, body.length, box.at + box.headerBytes);
      if (!body.subarray(0, XMP_BOX.length).equals(XMP_BOX)) continue;
      const mark = parsePacket(body.toString("utf8", XMP_BOX.length));
      if (mark) return mark;
    }
    return undefined;
  } finally {
    await file.close();
  }
}

function parsePacket(packet: string): XmpMark | undefined {
  const value = (name: string) => {
    const written = new RegExp(`${name}="([^"]{1,200})"`).exec(packet)?.[1];
    return written === undefined ? undefined : fromXml(written);
  };
  const clipOf = (id: string | undefined) =>
    id?.startsWith(CLIP) && /^[\w-]{1,40}$/.test(id.slice(CLIP.length)) ? id.slice(CLIP.length) : undefined;
  const clip = clipOf(value("xmpMM:DocumentID"));
  if (clip === undefined) return undefined;
  const parent = clipOf(value("stRef:documentID"));
  const source = value("Iptc4xmpExt:DigitalSourceType");
  const model = value("Iptc4xmpExt:AISystemUsed");
  return {
    clip,
    ...(parent === undefined ? {} : { parent }),
    ...(source?.startsWith(SOURCE_TYPE) ? { source: source.slice(SOURCE_TYPE.length) } : {}),
    ...(model === undefined ? {} : { model }),
  };
}

interface TopLevelBox {
  type: string;
  at: number;
  headerBytes: number;
  bytes: number;
}

async function* topLevel(file: FileHandle, size: number): AsyncGenerator<TopLevelBox> {
  const header = Buffer.alloc(16);
  let at = 0;
  for (let count = 0; at + 8 <= size && count < TOP_LEVEL_BOXES_LIMIT; count++) {
    await file.read(header, 0, 16, at);
    const short = header.readUInt32BE(0);
    const headerBytes = short === 1 ? 16 : 8;
    const bytes = short === 0 ? size - at : short === 1 ? Number(header.readBigUInt64BE(8)) : short;
    // The end of the file, or a lie.
    if (bytes < headerBytes || at + headerBytes > size) return;
    yield { type: header.toString("latin1", 4, 8), at, headerBytes, bytes };
    at += bytes;
  }
}

/** A last box may say "up to the end of the file" (size 0); with another one behind it, it has to say how long it is. */
async function closeLastBox(file: FileHandle, size: number): Promise<void> {
  const word = Buffer.alloc(4);
  for await (const { at } of topLevel(file, size)) {
    await file.read(word, 0, 4, at);
    if (word.readUInt32BE(0) !== 0) continue;
    if (size - at > 0xffffffff) throw new RangeError("the last box is too long to be closed");
    word.writeUInt32BE(size - at);
    await file.write(word, 0, 4, at);
  }
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function toXml(value: string): string {
  // XML 1.0 can't hold control characters at all.
  const allowed = [...value].filter((character) => character >= " ").join("");
  return allowed.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? "");
}

function fromXml(value: string): string {
  return value.replace(/&(amp|lt|gt|quot);/g, (entity) => {
    return Object.keys(ENTITIES).find((character) => ENTITIES[character] === entity) ?? entity;
  });
}
