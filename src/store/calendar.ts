import { DateTime } from "luxon";

/** Where the present day and month stand in a time zone. All times in milliseconds since 1970. */
export interface CalendarMoment {
  dayBegan: number;
  dayEnds: number;
  monthBegan: number;
  monthEnds: number;
  /** Of the month, today among them. */
  daysLeft: number;
}

/** Days and months as people in a time zone (IANA, such as Europe/Berlin) count them, days of 23 and 25 hours among them. */
export function calendarAt(now: number, timeZone: string): CalendarMoment {
  const { moment, zone } = known;
  // Every admission asks several times, and it is the same all day.
  if (moment && zone === timeZone && now >= moment.dayBegan && now < moment.dayEnds) return moment;
  const found = readCalendar(now, timeZone);
  known = { moment: found, zone: timeZone };
  return found;
}

let known: { moment?: CalendarMoment; zone?: string } = {};

function readCalendar(now: number, timeZone: string): CalendarMoment {
  const moment = DateTime.fromMillis(now, { zone: timeZone });
  const day = moment.startOf("day");
  const month = moment.startOf("month");
  return {
    dayBegan: day.toMillis(),
    dayEnds: day.plus({ days: 1 }).toMillis(),
    monthBegan: month.toMillis(),
    monthEnds: month.plus({ months: 1 }).toMillis(),
    daysLeft: (moment.daysInMonth ?? 1) - moment.day + 1,
  };
}

/** A day as tables have it: "2026-12-01". */
export function dayOf(at: number, timeZone: string): string {
  return DateTime.fromMillis(at, { zone: timeZone }).toFormat("yyyy-MM-dd");
}

/** The last so many days up to now, the first one first, and when that began. */
export function lastDays(now: number, count: number, timeZone: string): { began: number; days: string[] } {
  const today = DateTime.fromMillis(now, { zone: timeZone }).startOf("day");
  const days = Array.from({ length: count }, (_, back) => today.minus({ days: count - 1 - back }));
  return { began: days[0]?.toMillis() ?? now, days: days.map((day) => day.toFormat("yyyy-MM-dd")) };
}

/** A time of day as people read it there: "14:05 UTC". */
export function sayTime(at: number, timeZone: string): string {
  return DateTime.fromMillis(at, { zone: timeZone, locale: "en-GB" }).toFormat("HH:mm ZZZZ");
}

/** A day as people write it there: "1 December". */
export function sayDay(at: number, timeZone: string): string {
  return DateTime.fromMillis(at, { zone: timeZone, locale: "en-GB" }).toFormat("d MMMM");
}
