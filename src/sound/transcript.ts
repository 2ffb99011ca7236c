/** A word as a transcription model heard it: seconds of the file it listened to. */
export interface HeardWord {
  text: string;
  start: number;
  end: number;
}

/** What a model that hears thinks of as no words: "[Music]", "(laughs)", "♪". */
const NO_WORD = /^[[(♪*].*[\])♪*]$|^[^\p{L}\p{N}]+$/u;

/**
 * The words of a transcript, in their order, whichever of the published models wrote it: Whisper's `chunks` with `timestamp`s
 * (vaibhavs10/incredibly-fast-whisper), or `segments`, with or without `words` (openai/whisper, daanelson/whisperx,
 * thomasmol/whisper-diarization). Phrases without the times of their words share theirs by letters. Whatever has no
 * sensible time within `seconds` is left out; undefined: it is no transcript.
 */
export function readTranscript(written: string, seconds: number): HeardWord[] | undefined {
  const pieces = piecesIn(parse(written));
  if (pieces === undefined) return undefined;
  return pieces
    .flatMap(wordsOf)
    .filter(({ text, start, end }) => start >= 0 && end > start && start < seconds && !NO_WORD.test(text))
    .map((word) => ({ ...word, end: Math.min(word.end, seconds) }))
    .sort((one, other) => one.start - other.start);
}

interface Piece {
  text?: unknown;
  word?: unknown;
  start?: unknown;
  end?: unknown;
  timestamp?: unknown;
  words?: unknown;
}

function parse(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}

function piecesIn(told: unknown): Piece[] | undefined {
  if (Array.isArray(told)) return told.filter(isPiece);
  if (typeof told !== "object" || told === null) return undefined;
  const { chunks, segments, words } = told as { chunks?: unknown; segments?: unknown; words?: unknown };
  const list = [words, chunks, segments].find(Array.isArray) as unknown[] | undefined;
  return list?.filter(isPiece);
}

function isPiece(piece: unknown): piece is Piece {
  return typeof piece === "object" && piece !== null;
}

function wordsOf(piece: Piece): HeardWord[] {
  if (Array.isArray(piece.words) && piece.words.length > 0)
    return piece.words.filter(isPiece).flatMap(wordsOf);
  const [from, to] = Array.isArray(piece.timestamp) ? piece.timestamp : [piece.start, piece.end];
  const said = piece.word ?? piece.text;
  const start = secondsOf(from);
  if (typeof said !== "string" || start === undefined) return [];
  // Whisper leaves the last word's end open where the sound ends in it.
  const end = secondsOf(to) ?? start + 0.3;
  const words = said.trim().split(/\s+/u).filter(Boolean);
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  let at = start;
  return words.map((text): HeardWord => {
    const begin = at;
    at += ((end - start) * text.length) / letters;
    return { text, start: begin, end: at };
  });
}

/** Numbers, also those written as text. */
function secondsOf(value: unknown): number | undefined {
  const number = typeof value === "string" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}
