import { admitBench } from "./admit.ts";
import { animaticBench } from "./animatic.ts";
import { backendDone } from "./backend-done.ts";
import { backendFanout } from "./backend-fanout.ts";
import type { Bench } from "./bench.ts";
import { crossfade } from "./crossfade.ts";
import { directorBench } from "./director.ts";
import { discordAck } from "./discord-ack.ts";
import { draftFirstShot } from "./draft-first-shot.ts";
import { filmCriticalPath } from "./film-critical-path.ts";
import { fitBench } from "./fit.ts";
import { fleet } from "./fleet.ts";
import { history } from "./history.ts";
import { joinBench } from "./join.ts";
import { memory } from "./memory.ts";
import { pipeline } from "./pipeline.ts";
import { remixOneShot } from "./remix-one-shot.ts";
import { requests } from "./requests.ts";
import { soundBench } from "./sound.ts";
import { takeover } from "./takeover.ts";
import { telegramAck } from "./telegram-ack.ts";

/** Every bench, in the order of running; `npm run bench -- NAME` picks by name. */
export const benches: readonly Bench[] = [
  animaticBench,
  draftFirstShot,
  pipeline,
  requests,
  joinBench,
  crossfade,
  fitBench,
  memory,
  history,
  fleet,
  takeover,
  telegramAck,
  discordAck,
  backendDone,
  backendFanout,
  remixOneShot,
  soundBench,
  directorBench,
  filmCriticalPath,
  admitBench,
];
