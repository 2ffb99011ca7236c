/** Bars that come before the work itself. */
const PREPARATION = /load|download|fetch|warm|import|compil|extract|unpack/i;

/**
 * How far a model says it is, 0 to 1, read from the last progress bar (as tqdm draws them) in its logs;
 * null: it draws none.
 */
export function progressFromLogs(logs: string | null | undefined): number | null {
  if (!logs) return null;
  // A bar redraws its line with carriage returns. Only the end matters, and logs can be long.
  const lines = logs.slice(-20_000).split(/[\r\n]+/);
  for (const line of lines.reverse()) {
    if (PREPARATION.test(line)) continue;
    const percent = /(\d{1,3}(?:\.\d+)?)%\s*\|/.exec(line);
    if (percent) return Math.min(1, Number(percent[1]) / 100);
    const steps = /\b(\d{1,6})\/(\d{1,6})\s*\[/.exec(line);
    if (steps && Number(steps[2]) > 0) return Math.min(1, Number(steps[1]) / Number(steps[2]));
  }
  return null;
}
