/** What the bot answered when it could not do as asked; `offline`: it was not reached at all. */
export class Refusal extends Error {
  /** @param {string} message @param {boolean} offline */
  constructor(message, offline) {
    super(message);
    this.offline = offline;
  }
}

const ANSWER_MS = 30_000;

/**
 * Asks the bot; throws Refusal with words for the person.
 * @param {string} path
 * @param {{ body?: unknown, bytes?: Blob, name?: string }} [sent]
 * @returns {Promise<any>}
 */
export async function ask(path, sent = {}) {
  /** @type {RequestInit} */
  const request = { signal: AbortSignal.timeout(ANSWER_MS) };
  if (sent.bytes) {
    request.method = "POST";
    request.body = sent.bytes;
    request.headers = {
      "content-type": "application/octet-stream",
      "x-file-name": encodeURIComponent(sent.name ?? "file"),
    };
  } else if ("body" in sent) {
    request.method = "POST";
    request.body = JSON.stringify(sent.body);
    request.headers = { "content-type": "application/json" };
  }
  /** @type {Response} */
  let response;
  try {
    response = await fetch(path, request);
  } catch {
    throw new Refusal("The bot can't be reached.", true);
  }
  const answer = await response.json().catch(() => undefined);
  if (response.ok && answer !== undefined) return answer;
  // No answer of the bot's own: something in between, or a bot that is just stopping.
  if (typeof answer?.message !== "string") throw new Refusal("The bot can't be reached.", true);
  throw new Refusal(answer.message, false);
}

/** The bot is heard at least every 15 s; after so long without, the line is dead even if nothing says so. */
const SILENCE_MS = 40_000;
const RETRY_MS = [500, 1_000, 2_000, 4_000, 8_000];
/** A page nobody looks at gives its connection back: a browser has only six for one address. */
const HIDDEN_MS = 60_000;

/**
 * Keeps the live events of one thread coming, over lost connections, sleep and restarts of the bot. Each time it
 * begins with what is there now, so that nothing is missed.
 * @param {{
 *   start: (body: { messages: import("../render.ts").PageMessage[], threads: import("../message.ts").Thread[] }) => void,
 *   message: (message: import("../render.ts").PageMessage) => void,
 *   thread: (thread: import("../message.ts").Thread) => void,
 *   lost: () => void,
 * }} tell
 */
export function createLive(tell) {
  /** @type {EventSource | undefined} */
  let source;
  let address = "";
  let failures = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let silence;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let hidden;

  function heard() {
    clearTimeout(silence);
    silence = setTimeout(lose, SILENCE_MS);
  }

  function close() {
    clearTimeout(timer);
    clearTimeout(silence);
    source?.close();
    source = undefined;
  }

  function lose() {
    close();
    tell.lost();
    const wait = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 8_000;
    failures++;
    timer = setTimeout(open, wait);
  }

  function open() {
    close();
    if (!address) return;
    const opened = new EventSource(address);
    source = opened;
    heard();
    /** @param {string} name @param {(body: any) => void} handler */
    const on = (name, handler) =>
      opened.addEventListener(name, (event) => {
        if (source !== opened) return;
        heard();
        handler(event.data ? JSON.parse(event.data) : undefined);
      });
    on("start", (body) => {
      failures = 0;
      tell.start(body);
    });
    on("message", tell.message);
    on("thread", tell.thread);
    on("beat", () => {});
    opened.addEventListener("error", () => {
      if (source === opened) lose();
    });
  }

  addEventListener("offline", lose);
  addEventListener("online", () => {
    failures = 0;
    open();
  });
  document.addEventListener("visibilitychange", () => {
    clearTimeout(hidden);
    if (document.visibilityState === "hidden") hidden = setTimeout(close, HIDDEN_MS);
    else if (!source) open();
  });

  return {
    /** @param {string} thread @param {string} as */
    watch(thread, as) {
      address = `/api/events?${new URLSearchParams({ thread, as })}`;
      failures = 0;
      open();
    },
    retry: open,
  };
}
