import { parseArgs } from "node:util";
import { runChaos } from "./run.ts";

/** `npm run chaos -- --clips N --seed S [--workers N] [--fsync everysec] [--keep]`: ends with 1 where something that was promised did not hold. */
const { values } = parseArgs({
  options: {
    clips: { type: "string", default: "100" },
    seed: { type: "string" },
    workers: { type: "string", default: "2" },
    fsync: { type: "string", default: "always" },
    keep: { type: "boolean", default: false },
  },
});
const [clips, workers] = [Number(values.clips), Number(values.workers)];
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const fsync = values.fsync === "everysec" ? "everysec" : "always";
if (
  ![clips, workers, seed].every(Number.isSafeInteger) ||
  clips < 1 ||
  workers < 1 ||
  fsync !== values.fsync
) {
  console.error(
    "Usage: npm run chaos -- --clips N --seed S [--workers N] [--fsync always|everysec] [--keep]",
  );
  process.exit(2);
}
console.log(`seed ${seed}`);
const began = Date.now();
const say = (line: string) =>
  console.log(`${((Date.now() - began) / 1000).toFixed(1).padStart(7)} s  ${line}`);
const { problems, figures } = await runChaos({ clips, seed, workers, fsync, keep: values.keep, say });
console.log(
  Object.entries(figures)
    .map(([name, value]) => `${name}: ${value}`)
    .join(", "),
);
for (const problem of problems) console.log(`✗ ${problem}`);
console.log(
  problems.length === 0 ? "Everything held." : `${problems.length} things did not hold (seed ${seed}).`,
);
process.exit(problems.length === 0 ? 0 : 1);
