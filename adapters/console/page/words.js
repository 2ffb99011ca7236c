/** @param {number} at milliseconds since 1970 */
export function timeOfDay(at) {
  const when = new Date(at);
  const today = when.toDateString() === new Date().toDateString();
  const time = when.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  return today ? time : `${when.toLocaleDateString([], { day: "numeric", month: "short" })}, ${time}`;
}

/** Short: the time today, the day before that. @param {number} at */
export function shortTime(at) {
  const when = new Date(at);
  return when.toDateString() === new Date().toDateString()
    ? when.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })
    : when.toLocaleDateString([], { day: "numeric", month: "short" });
}

/** @param {number} bytes */
export function size(bytes) {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1_000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** @param {number} seconds */
export function duration(seconds) {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 90) return `${whole} s`;
  return whole < 5_400 ? `${Math.round(whole / 60)} min` : `${(whole / 3_600).toFixed(1)} h`;
}

/** @param {{ from: number, to: number }} left */
export function timeLeft({ from, to }) {
  const [least, most] = [duration(from), duration(to)];
  if (least === most) return `${most} left`;
  const [leastNumber, leastUnit] = least.split(" ");
  return most.endsWith(` ${leastUnit}`) ? `${leastNumber}–${most} left` : `${least} – ${most} left`;
}

/**
 * What a message says, in a line: for quotes and for reading out.
 * @param {import("../render.ts").PageMessage} message
 * @returns {string}
 */
export function gist(message) {
  const { content } = message;
  switch (content.kind) {
    case "deleted":
      return "Deleted message";
    case "words":
      return content.text || content.files.map((file) => file.name).join(", ");
    case "action":
      return content.words ? `${content.label}: ${content.words}` : content.label;
    case "card":
      return `${content.card.headline}: ${content.card.prompt}`;
    case "clip":
      return content.prompt;
    case "notice":
    case "file":
      return (
        content.notice.title ??
        content.notice.paragraphs?.[0] ??
        content.notice.items?.map((item) => item.text).join(", ") ??
        ""
      );
  }
}

/** A colour of their own for everyone, the same on every page. @param {string} id */
export function hueOf(id) {
  let hash = 0;
  for (const letter of id) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0;
  // Steps of the golden angle lie far apart, however alike the ids are.
  return Math.round((hash * 137.508) % 360);
}

/** The first letter as people see it: an emoji or a letter with its marks is one. @param {string} name */
export function initial(name) {
  const [first] = new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(name.trim());
  return (first?.segment ?? "?").toLocaleUpperCase();
}
