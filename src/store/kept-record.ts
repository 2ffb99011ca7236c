import { deflateRawSync, inflateRawSync } from "node:zlib";

/**
 * What is often in a record: those of ended clips are deflated with it at hand. What was packed is read with the same words
 * only, so they never change; others would be a `k2:`.
 */
const WORDS = Buffer.from(
  [
    '"kinship":"remix","parent":"","batch":"","secondParent":"","parentMaker":{"kinship":"vary"',
    '"finalRender":{"credits":,"usd":,"seconds":"model":"resolution":"1080p"},"board":{"id":"","version":',
    '"places":[{"id":"","name":"","description":"at night","weather":"rain","look":["watercolour"',
    '"transition":"dissolve","firstFrame":"","lastFrame":"","references":["pictures/"],"pictures":[{"digest":"","model":"","backend":"","name":"","prompt":"',
    '"spokenByModel":[],"music":"piano","gains":{"voice":,"tracks":[{"kind":"voice","cues":[{"kind":"effects","start":0,"seconds":,"gain":0,"speaker":"","text":"',
    '"platform":"telegram","chat":"-100","group":"","platform":"discord","thread":"telegram:","discord:',
    '"camera":"orbit","camera":"zoom-in","camera":"zoom-out","camera":"pan-left","camera":"pan-right","camera":"tilt-up","camera":"tilt-down","camera":"truck-right","camera":"dolly-out","camera":"static"',
    '"framing":"wide","framing":"close-up","framing":"extreme-wide","angle":"low","angle":"high","replicate","seedance","animatic","aspect":"9:16"',
    '{"schema":2,"id":"","createdAt":17,"maker":{"id":"console:","name":""},"account":"console:","surface":{"platform":"console","chat":"main"},"request":{"prompt":"","seconds":8,"aspect":"16:9","resolution":"720p","model":"","seed":,"draft":false,"images":[]},',
    '"plan":{"director":"rules","story":{"beats":[{"text":"a ","cast":["red-"],"light":"in the early morning"}],"cast":[{"id":"","name":"","description":""}],"places":[],"look":[]},',
    '"shots":[{"index":0,"seconds":8,"renderSeconds":8,"beat":"","prompt":". Camera: the camera pushes in.","camera":"dolly-in","framing":"medium","angle":"eye-level","cast":["","light":"","join":{"kind":"cut"},"seed":},{"index":1,"seconds":{"index":2,"seconds":{"index":3,"seconds":',
    '],"warnings":[],"setting":"","sound":{"tracks":[],"own":"kept","captions":"off","language":"en"}},"lineage":{"kinship":"original","root":""},"changes":[],"price":8,"soundCredits":0,"warnings":[],"queue":"","usdMicros":0}',
    ',{"shot:0":"{\\"index\\":0,\\"digest\\":\\"\\",\\"credits\\":8,\\"estimated\\":false,\\"warnings\\":[],\\"state\\":\\"made\\",\\"progress\\":1,\\"startedAt\\":17,\\"key\\":\\"shots/.mp4\\",\\"endedAt\\":17}","shot:1":"{\\"shot:2":"{\\"shot:3":"{\\",',
    '"take":"1","turn":"64","startedAt":"17","cutProgress":"1","begun:0":"17","file":"{\\"key\\":\\"clips//clip.mp4\\",\\"posterKey\\":\\"clips//poster.jpg\\",\\"bytes\\":,\\"width\\":1280,\\"height\\":720,\\"seconds\\":,\\"source\\":\\"trainedAlgorithmicMedia\\",\\"cues\\":[]}"}]',
  ].join(""),
);
const MARK = "k2:";
/** Of older records, whose bytes are in base64. */
const IN_BASE64 = "k1:";

/** A record, and fields of its clip's hash that change no more. */
export interface KeptRecord {
  record: object;
  fields: Record<string, string>;
}

/** A clip under way changes field by field; of one that has ended this is all that most of it is: one short text. */
export function packRecord({ record, fields }: KeptRecord): string {
  const json = JSON.stringify([record, fields]);
  return MARK + asText(deflateRawSync(json, { dictionary: WORDS, level: 9 }));
}

/** What `packRecord` made, or a record as it is while its clip is under way. */
export function readRecord(written: string): KeptRecord {
  const bytes = bytesOf(written);
  if (bytes === undefined) return { record: JSON.parse(written) as object, fields: {} };
  const [record, fields] = JSON.parse(inflateRawSync(bytes, { dictionary: WORDS }).toString()) as [
    KeptRecord["record"],
    KeptRecord["fields"],
  ];
  return { record, fields };
}

/** All of a clip's hash, undefined where it has no record: what was written to a field since goes before what was packed of it. */
export function readHash(hash: Record<string, string>): KeptRecord | undefined {
  if (!hash.record) return undefined;
  const { record, fields } = readRecord(hash.record);
  return { record, fields: { ...fields, ...hash } };
}

/** Of what is packed; undefined for a record as it is. */
function bytesOf(written: string): Buffer | undefined {
  if (written.startsWith(MARK)) return fromText(written.slice(MARK.length));
  return written.startsWith(IN_BASE64) ? Buffer.from(written.slice(IN_BASE64.length), "base64") : undefined;
}

/**
 * Seven bits to a character: what is in ASCII goes through every client, script and backup as the text it is, and takes a byte
 * each. Base64 has six.
 */
function asText(bytes: Buffer): string {
  const text = Buffer.alloc(Math.ceil((bytes.length * 8) / 7));
  let [held, bits, at] = [0, 0, 0];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 7; bits -= 7) text[at++] = (held >> (bits - 7)) & 0x7f;
    held &= 0x7f;
  }
  if (bits > 0) text[at] = (held << (7 - bits)) & 0x7f;
  return text.toString("latin1");
}

function fromText(text: string): Buffer {
  const bytes = Buffer.alloc(Math.floor((text.length * 7) / 8));
  let [held, bits, at] = [0, 0, 0];
  for (const character of Buffer.from(text, "latin1")) {
    held = (held << 7) | character;
    bits += 7;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 0xff;
    }
    held &= 0x7f;
  }
  return bytes;
}

/** As it is written, with its record changed. */
export function changeRecord(written: string, change: (record: object) => object): string {
  const { record, fields } = readRecord(written);
  return bytesOf(written) !== undefined
    ? packRecord({ record: change(record), fields })
    : JSON.stringify(change(record));
}
