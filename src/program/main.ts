import { customAlphabet } from "nanoid";
import { createConsoleListener } from "../../adapters/console/listener.ts";
import { parseArguments } from "../../adapters/console/terminal/arguments.ts";
import { runInTerminal } from "../../adapters/console/terminal/run-in-terminal.ts";
import { createSentFiles } from "../../adapters/console/web/sent-files.ts";
import { startBoardSheets } from "../../workers/draw-sheets.ts";
import { startCardKeeper } from "../../workers/keep-cards.ts";
import { startTakeSheets } from "../../workers/post-sheets.ts";
import { startTellingLost } from "../../workers/tell-lost.ts";
import { createDispatcher } from "../core/talk/dispatcher.ts";
import { orderReader } from "../director/reads-order.ts";
import { openCardJournal } from "../host/card-journal.ts";
import { hasColours } from "../host/process.ts";
import { ID_LETTERS } from "../store/owner-names.ts";
import { createWordsJudge } from "../story/judge-words.ts";
import { openData } from "./open-data.ts";
import { runProgram } from "./run-program.ts";
import { runWorkers } from "./run-workers.ts";
import { serve } from "./serve.ts";

/** The bot: opens its data, starts its parts, hears what is said, and stops in order. */
const given = parseArguments(process.argv.slice(2));
if (given.kind === "help" || given.kind === "usage-error") {
  (given.kind === "help" ? process.stdout : process.stderr).write(`${given.text}\n`);
  process.exitCode = given.kind === "help" ? 0 : 2;
} else {
  await runProgram(process.env, {
    oneCommand: given.kind === "run",
    async run(running) {
      const { config, log, lifecycle } = running;
      const redisPlace = await openData(running, { path: process.env.PATH ?? "" });
      // A Redis of its own writes through, and forgets nothing that anybody saw.
      const cardJournal =
        given.kind === "serve" && config.redis.url !== undefined
          ? await openCardJournal({ folder: config.dataDir, now: Date.now, log })
          : undefined;
      // One command in a terminal serves nothing that a backend could report to.
      const parts = await running.parts(redisPlace, { reports: given.kind === "serve", cardJournal });
      const { studio, record, backends } = parts;
      const { notebook, pace } = record;
      const { cards, decide, senders } = parts.chat;
      const { store: media } = parts.workshop;
      const dispatcher = createDispatcher({
        commands: running.commands,
        studio,
        judge: createWordsJudge({ ...orderReader, ...(decide && { decide }) }),
        notebook: notebook("talk"),
        pace,
        log,
        newReference,
      });

      if (config.workers.inside) await runWorkers(parts, config, { log, lifecycle });
      /** What one process of all does: in a terminal this one, whatever others there are. */
      const keepCards = async () => {
        const keeper = await startCardKeeper({ record, cards, senders, now: Date.now, log });
        lifecycle.onStop("cards", keeper.stop);
        const boards = startBoardSheets({ record, backends, store: media, log });
        lifecycle.onStop("sheets of boards", boards.stop);
        const sheets = startTakeSheets({ record, senders, studio, log });
        lifecycle.onStop("sheets of takes", sheets.stop);
      };
      const listener = createConsoleListener({ studio, notebook: notebook("console"), now: Date.now, log });
      await listener.start(dispatcher);
      lifecycle.onStop("local chat", () => listener.stop());

      if (cardJournal) {
        const telling = startTellingLost({ journal: cardJournal, record, senders, log });
        lifecycle.onStop("lost cards", telling.stop);
      }
      if (given.kind === "serve") {
        await serve(running, parts, { dispatcher, listener, keepCards, newId });
        return undefined;
      }
      await keepCards();
      const shown = given.json ? process.stderr : process.stdout;
      const code = await runInTerminal(given.commands, {
        listener,
        studio,
        media,
        stdout: process.stdout,
        stderr: process.stderr,
        isTty: shown.isTTY === true,
        colour: hasColours(shown),
        json: given.json,
        yes: given.yes,
        uploads: createSentFiles({ media, notebook: notebook("console"), newId }),
        newId,
        signal: running.interrupted,
      });
      return await running.end(code);
    },
  });
}

function newId(): string {
  return customAlphabet(ID_LETTERS, 12)();
}

function newReference(): string {
  return customAlphabet(ID_LETTERS, 6)();
}
