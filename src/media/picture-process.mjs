/**
 * Makes one picture ready, in a process of its own: it opens files that strangers sent, and whatever they do to a
 * decoder is the end of this process alone. Arguments: the file, where to write, limits as JSON. Says as JSON
 * what came of it. JavaScript, so that it starts in a tenth of a second.
 */
import { readFile, writeFile } from "node:fs/promises";
import sharp from "sharp";

const [path = "", out = "", limits = ""] = process.argv.slice(2);
const { maxPixels, longestSide, shortestSide, maxPngBytes } = JSON.parse(limits);

// What is none of the kinds taken never reaches a decoder, whatever else the library can open.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["Png", "Jpeg", "Webp", "Nsgif", "Heif"].map((kind) => `VipsForeignLoad${kind}`),
});
sharp.cache(false);

process.stdout.write(JSON.stringify(await makeReady().catch(refusal)));

async function makeReady() {
  const bytes = await readFile(path);
  // The library calls this one a corrupt header.
  if (bytes.toString("latin1", 0, 4) === "RIFF" && bytes.readUInt32LE(4) + 8 > bytes.length)
    return { refused: "media-truncated", detail: "shorter than its header says" };
  // Said in its first bytes; without the rest the library says nothing of it.
  if (bytes[0] === 0x89 && bytes.length >= 24 && bytes.readUInt32BE(16) * bytes.readUInt32BE(20) > maxPixels)
    return { refused: "picture-too-large", detail: "as its header says" };
  // Phones write what decoders warn of (Samsung's scans), which is no reason to refuse a whole photo.
  const picture = sharp(bytes, { failOn: "error", limitInputPixels: maxPixels });
  const facts = await picture.metadata();
  const { width, height } = facts.autoOrient;
  const scale = Math.min(1, longestSide / Math.max(width, height));
  const detail = `${width}×${height}`;
  if (width * height > maxPixels) return { refused: "picture-too-large", detail };
  if (Math.min(width, height) * scale < shortestSide) return { refused: "picture-too-small", detail };

  if (scale === 1 && isReady(facts, bytes)) {
    await picture.raw().toBuffer();
    return { width, height, changed: false };
  }
  const shown = picture
    .autoOrient()
    .flatten({ background: "#ffffff" })
    .resize({ width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb");
  const toJpeg = () => shown.clone().jpeg({ quality: 95, chromaSubsampling: "4:4:4" });
  const isDrawn = facts.format === "png" || facts.format === "gif";
  let made = await (isDrawn ? shown.clone().png() : toJpeg()).toBuffer({ resolveWithObject: true });
  if (isDrawn && made.data.length > maxPngBytes) made = await toJpeg().toBuffer({ resolveWithObject: true });
  await writeFile(out, made.data);
  return { width: made.info.width, height: made.info.height, changed: true };
}

/** Made by this process before, or as good as that; what is hidden in it (where it was taken, by whom) counts as well. */
function isReady(facts, bytes) {
  if (facts.format !== "png" && facts.format !== "jpeg") return false;
  const isPlain =
    facts.space === "srgb" && facts.depth === "uchar" && !facts.hasAlpha && facts.channels === 3;
  const hides = facts.exif ?? facts.icc ?? facts.xmp ?? facts.iptc ?? facts.comments;
  return isPlain && hides === undefined && (facts.orientation ?? 1) === 1 && !bytes.includes("acTL");
}

function refusal(error) {
  const detail = error instanceof Error ? error.message : String(error);
  if (error?.code !== undefined) throw error;
  if (/pixel limit/i.test(detail)) return { refused: "picture-too-large", detail };
  const isCut = /premature end|read error|bad seek|end of file|unexpected end|truncated|too short/i.test(
    detail,
  );
  return { refused: isCut ? "media-truncated" : "media-broken", detail };
}
