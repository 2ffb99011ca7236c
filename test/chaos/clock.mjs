/** Loaded before a program: its clock is `CHAOS_CLOCK_MS` milliseconds fast, or slow. */
const off = Number(process.env.CHAOS_CLOCK_MS ?? "0");
const Right = Date;
if (off !== 0) {
  globalThis.Date = new Proxy(Right, {
    apply: () => new Right(Right.now() + off).toString(),
    construct: (_, given, of) => Reflect.construct(Right, given.length > 0 ? given : [Right.now() + off], of),
    get: (target, name) => (name === "now" ? () => Right.now() + off : Reflect.get(target, name)),
  });
}
