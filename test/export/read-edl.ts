/**
 * Reads a CMX 3600 list as strictly as its description has it: numbered events in order, reels of at most eight letters and
 * digits, times without drop frames, source as long as record, record times without gap or overlap from the first hour on;
 * a dissolve is two lines of one number, the first of no length and on the reel and at the frame that the event before
 * ended on. Right under its event each clip is named, a dissolve's two.
 */
export interface ReadEvent {
  number: number;
  reel: string;
  edit: "C" | "D";
  dissolve: number;
  source: [number, number];
  record: [number, number];
  from?: string;
  to?: string;
}

const EVENT =
  /^(\d{3}) {2}([A-Z0-9]{1,8}) +V {5}(?:(C) {8}|(D) {4}(\d{3}) )((?:\d\d:){3}\d\d) ((?:\d\d:){3}\d\d) ((?:\d\d:){3}\d\d) ((?:\d\d:){3}\d\d)$/;

export function readEdl(text: string, rate: number): { title: string; events: ReadEvent[] } {
  if (/[^\r\n\x20-\x7e]/.test(text)) throw new Error("an EDL is plain ASCII");
  const lines = text.split("\r\n");
  const title = /^TITLE: (.{1,70})$/.exec(lines[0] ?? "")?.[1];
  if (title === undefined) throw new Error("no title");
  if (lines[1] !== "FCM: NON-DROP FRAME") throw new Error("no frame code mode");
  const events: ReadEvent[] = [];
  for (const line of lines.slice(2)) {
    if (line === "") continue;
    const comment = /^\* (FROM|TO) CLIP NAME: (\S.*)$/.exec(line);
    const last = events.at(-1);
    if (comment) {
      if (!last) throw new Error(`a comment before any event: ${line}`);
      last[comment[1] === "FROM" ? "from" : "to"] = comment[2] ?? "";
      continue;
    }
    const found = EVENT.exec(line);
    if (!found) throw new Error(`no event: ${line}`);
    const [, number, reel = "", , dissolved, duration, ...times] = found;
    const [sourceIn = 0, sourceOut = 0, recordIn = 0, recordOut = 0] = times.map((time) =>
      framesOf(time, rate),
    );
    if (sourceOut - sourceIn !== recordOut - recordIn) throw new Error(`source and record differ: ${line}`);
    events.push({
      number: Number(number),
      reel,
      edit: dissolved ? "D" : "C",
      dissolve: Number(duration ?? 0),
      source: [sourceIn, sourceOut],
      record: [recordIn, recordOut],
    });
  }
  for (const [i, event] of events.entries()) {
    const before = events[i - 1];
    if (before && event.record[0] !== before.record[1]) throw new Error(`a gap before event ${event.number}`);
    if (i === 0 && event.record[0] !== 3600 * rate)
      throw new Error("the film doesn't begin at its first hour");
    const isSecond = event.edit === "D";
    const isFirst = events[i + 1]?.number === event.number;
    if (isFirst !== (event.source[0] === event.source[1]))
      throw new Error(`nothing is seen: ${event.number}`);
    if (isFirst && (event.reel !== before?.reel || event.source[0] !== before.source[1]))
      throw new Error(`a dissolve from what isn't seen before it: ${event.number}`);
    const names = [event.from !== undefined, event.to !== undefined];
    if (names.join() !== (isFirst ? [false, false] : [true, isSecond]).join())
      throw new Error(`an event without the names of its clips: ${event.number}`);
    if (isSecond && before?.number !== event.number)
      throw new Error(`a dissolve from nothing: ${event.number}`);
    if (!isSecond && event.number !== (before?.number ?? 0) + 1)
      throw new Error(`event ${event.number} out of order`);
    if (isSecond && event.dissolve > event.source[1] - event.source[0])
      throw new Error(`a dissolve longer than its event: ${event.number}`);
  }
  return { title, events };
}

function framesOf(time: string, rate: number): number {
  const [hours = 0, minutes = 0, seconds = 0, frames = 0] = time.split(":").map(Number);
  if (minutes > 59 || seconds > 59 || frames >= rate) throw new Error(`no time: ${time}`);
  return ((hours * 60 + minutes) * 60 + seconds) * rate + frames;
}
