import type { EditList } from "./edit-list.ts";

/** Where a film's time begins on the record side: an hour in, as is usual. */
const RECORD_START_HOURS = 1;

/**
 * A CMX 3600 edit decision list: one line an event, source then record times, out points exclusive, without drop frames,
 * clips named by the comments that editors match files with. A dissolve is an event of two lines: what it comes from,
 * of no length, and what it goes to.
 */
export function toEdl({ title, rate, events }: EditList): string {
  const time = (frames: number) => timecode(frames, rate);
  const record = (frames: number) => time(frames + RECORD_START_HOURS * 3600 * rate);
  const lines = [`TITLE: ${title}`, "FCM: NON-DROP FRAME", ""];
  for (const [i, event] of events.entries()) {
    const { sourceFrom, frames, recordFrom, dissolve } = event;
    const number = String(i + 1).padStart(3, "0");
    const out = sourceFrom + frames;
    const times = `${time(sourceFrom)} ${time(out)} ${record(recordFrom)} ${record(recordFrom + frames)}`;
    const before = events[i - 1];
    if (dissolve > 0 && before !== undefined) {
      const end = time(before.sourceFrom + before.frames);
      lines.push(
        `${number}  ${reel(before.number)} V     C        ${end} ${end} ${record(recordFrom)} ${record(recordFrom)}`,
        `${number}  ${reel(event.number)} V     D    ${String(dissolve).padStart(3, "0")} ${times}`,
        `* FROM CLIP NAME: ${before.file}`,
        `* TO CLIP NAME: ${event.file}`,
      );
    } else {
      lines.push(
        `${number}  ${reel(event.number)} V     C        ${times}`,
        `* FROM CLIP NAME: ${event.file}`,
      );
    }
    lines.push("");
  }
  return `${lines.join("\r\n").trimEnd()}\r\n`;
}

/** At most eight letters and digits. */
function reel(number: number): string {
  return `SHOT${String(number).padStart(2, "0")}`.padEnd(8);
}

function timecode(frames: number, rate: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const seconds = Math.floor(frames / rate);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60, frames % rate]
    .map(two)
    .join(":");
}
