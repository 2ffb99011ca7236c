const TYPES: Record<string, string> = {
  mp4: "video/mp4",
  webm: "video/webm",
  mov: "video/quicktime",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  gif: "image/gif",
  avif: "image/avif",
  wav: "audio/wav",
  mp3: "audio/mpeg",
  json: "application/json",
  srt: "application/x-subrip",
  vtt: "text/vtt",
  zip: "application/zip",
};

/** The media type that the ending of a file's name tells. */
export function fileType(name: string): string {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1] ?? "";
  return TYPES[ending.toLowerCase()] ?? "application/octet-stream";
}
