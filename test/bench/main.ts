import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { BenchResult } from "./bench.ts";
import { benches } from "./list.ts";

/** `npm run bench [-- NAME… --json FILE]`: our work beside the bare tools' on the same machine in the same run. */
const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: "string" } } });

const unknown = positionals.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(
    `No bench named ${unknown.join(", ")}. There are: ${benches.map((bench) => bench.name).join(", ")}.`,
  );
  process.exit(2);
}

const results: BenchResult[] = [];
for (const bench of benches) {
  if (positionals.length > 0 && !positionals.includes(bench.name)) continue;
  for (const result of await bench.run()) {
    results.push(result);
    console.log(
      `${result.name}: ${result.ours.toFixed(3)} ${result.unit} against ${result.reference.toFixed(3)} ${result.unit}, ratio ${result.ratio.toFixed(2)} (${result.note})`,
    );
  }
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
process.exit(0);
