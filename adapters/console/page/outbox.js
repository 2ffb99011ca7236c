import { ask, Refusal } from "./connection.js";
import { recallHere, rememberHere } from "./memory.js";

/**
 * @typedef {object} Waiting words on their way to the bot
 * @property {string} id
 * @property {string} thread
 * @property {string} as
 * @property {string} name of the person
 * @property {string} text
 * @property {string} [replyTo]
 * @property {{ id: string, name: string }[]} files
 * @property {"sending" | "waiting" | "refused"} state
 * @property {string} [problem] why it was refused
 */

/**
 * Sends words and keeps them until the bot has them, over lost connections and reloads. A message keeps its id
 * however often it is sent, and the bot hears it once.
 * @param {{ changed: () => void }} tell
 */
export function createOutbox({ changed }) {
  /** @type {Waiting[]} */
  let waiting = JSON.parse(recallHere("outbox") ?? "[]");
  for (const one of waiting) if (one.state === "sending") one.state = "waiting";

  function save() {
    rememberHere("outbox", waiting.length > 0 ? JSON.stringify(waiting) : "");
    changed();
  }

  /** @param {Waiting} one */
  async function send(one) {
    one.state = "sending";
    save();
    const { id, as, text, replyTo } = one;
    try {
      await ask(`/api/threads/${one.thread}/messages`, {
        body: { id, as, text, ...(replyTo ? { replyTo } : {}), files: one.files.map((file) => file.id) },
      });
      waiting = waiting.filter((other) => other !== one);
    } catch (error) {
      const refused = error instanceof Refusal && !error.offline;
      one.state = refused ? "refused" : "waiting";
      if (refused) one.problem = error.message;
    }
    save();
  }

  return {
    /** @param {Omit<Waiting, "state">} words */
    add(words) {
      /** @type {Waiting} */
      const one = { ...words, state: "sending" };
      waiting.push(one);
      return send(one);
    },
    /** Tries everything again that has not come through. */
    async retry() {
      for (const one of waiting.filter(({ state }) => state === "waiting")) await send(one);
    },
    /** @param {string} id */
    drop(id) {
      waiting = waiting.filter((one) => one.id !== id);
      save();
    },
    /** @param {string} thread */
    of: (thread) => waiting.filter((one) => one.thread === thread),
  };
}
