import { execFile } from "node:child_process";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

/**
 * An `ffmpeg` in `folder` that runs the real one once for each equal piece of work, by its arguments and what is in the files it
 * reads, and hands out what that wrote whenever the same is wanted again: most of a clip's processor time goes into starting
 * ffmpeg eight times. Whatever isn't plainly the same is done by the real one, so is one piece of sixteen all the same, that ffmpeg itself is
 * killed and frozen, too, and whatever finds no room on the disk. A file that a filter writes or reads beside is in no argument of its own.
 */
export async function layFfmpegOnce(folder: string): Promise<void> {
  const kept = join(folder, "kept");
  await mkdir(kept, { recursive: true });
  const { stdout: real } = await promisify(execFile)("sh", ["-c", "command -v ffmpeg"]);
  const script = `#!/bin/sh
real=${real.trim()} kept=${kept}
nostdin=no beside=no
for last; do case $last in -nostdin) nostdin=yes ;; *file=*) beside=yes ;; esac; done
out=\${last#file:}
[ $nostdin = yes ] && [ $beside = no ] && [ "$last" != - ] && [ $(($$ % 16)) != 0 ] || exec $real "$@"
sum() {
  md5sum <"$1"
  # A list of files: those count by what is in them, too.
  case $1 in *.txt)
    while read -r word name; do
      name=\${name#\\'} name=\${name%\\'}
      if [ "$word" = file ]; then md5sum <"$name" || echo $$; fi
    done <"$1" ;;
  esac
}
key=$(for arg; do
  path=\${arg#file:}
  if [ "$arg" = "$last" ]; then echo out; elif [ -f "$path" ]; then sum "$path"; else echo "$arg"; fi
done | md5sum)
key=$kept/\${key%% *}
if [ -f "$key.said" ]; then
  if cp "$key.out" "$out" 2>/dev/null; then exec cat "$key.said"; fi
  exec $real "$@"
fi
mine=$kept/$$
if [ -e "$out" ]; then exec $real "$@"; fi
$real "$@" >$mine.said 2>$mine.complained
code=$?
cat $mine.said
cat $mine.complained >&2
if [ $code = 0 ] && [ ! -s $mine.complained ] && cp "$out" $mine.out 2>/dev/null; then
  mv $mine.out "$key.out"
  mv $mine.said "$key.said"
fi
exit $code
`;
  const path = join(folder, "ffmpeg");
  await writeFile(path, script);
  await chmod(path, 0o755);
}
