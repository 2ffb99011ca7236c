/** So many times later than by V8's default; what runs for long is compiled after some tens of milliseconds all the same. */
const TIMES = 60;

/**
 * Has the whole process compile a function anew for speed when it has run for much longer. By default hundreds are while a draft is
 * drawn, for a twelfth of all the time it takes on Node 20, a thirtieth on 26; what draws is Skia, and few of them run long enough to win
 * that back. There is no option of a thread for it: it holds for all else that a process does which draws, too, and reading the words of
 * films there took no longer with it (Node 20, sixty prompts, twelve times). What is counted depends on Node: bytes of code until 21,
 * calls from 22 on.
 */
export function compileLater(setFlag: (flag: string) => void, nodeVersion: string): void {
  const defaults =
    Number.parseInt(nodeVersion, 10) < 22
      ? { "interrupt-budget": 67_584 }
      : { "invocation-count-for-turbofan": 3_000, "invocation-count-for-maglev": 400 };
  for (const [flag, usual] of Object.entries(defaults)) setFlag(`--${flag}=${usual * TIMES}`);
}
