/** What programs we run need to know of where they run: how to be found, where home and temporary files are, languages, fonts, devices. */
const HANDED_ON =
  /^(?:PATH|HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_\w+|TZ|TMPDIR|TEMP|TMP|LD_LIBRARY_PATH|DYLD_\w+|XDG_\w+|FONTCONFIG_\w+|LIBVA_\w+|CUDA_\w+|NVIDIA_\w+|SYSTEMROOT|WINDIR)$/i;

/** The environment of a program we run: without our settings, among which are tokens and keys. */
export function childEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value !== undefined && HANDED_ON.test(name) ? [[name, value]] : [],
    ),
  );
}
