import { readConfig, runMain } from "../host/process.ts";
import { backUp, restore } from "./backup.ts";

const USAGE = `Usage: npm run backup -- FILE.tar
       npm run restore -- FILE.tar

The bot must be stopped. A backup is put back into an empty DATA_DIR (and REDIS_PREFIX, with a Redis of your own).
`;

/** `npm run backup` and `npm run restore`. */
await runMain(process.env, async () => {
  const [verb, file, ...rest] = process.argv.slice(2);
  if ((verb !== "backup" && verb !== "restore") || file === undefined || rest.length > 0) {
    process.stderr.write(USAGE);
    return 2;
  }
  const config = readConfig(process.env);
  const path = process.env.PATH ?? "";
  const { keys, version, madeAt } = await (verb === "backup" ? backUp : restore)(config, file, { path });
  process.stdout.write(
    verb === "backup"
      ? `${file}: ${keys} records and the media folder, by Rushes ${version}\n`
      : `${config.dataDir}: ${keys} records and the media folder of ${madeAt}\n`,
  );
  return 0;
});
