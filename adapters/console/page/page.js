import { createComposer } from "./composer.js";
import { ask, createLive, Refusal } from "./connection.js";
import { announce, el, icon, part } from "./dom.js";
import { startDrop } from "./drop.js";
import { askForWords, askWhetherSure, fillMenu, walkMenu } from "./forms.js";
import { newId, recall, recallHere, remember, rememberHere } from "./memory.js";
import { avatar } from "./message.js";
import { drawExample } from "./notice.js";
import { createOutbox } from "./outbox.js";
import { createTalk } from "./talk.js";
import { createThreadList } from "./thread-list.js";

/**
 * @typedef {import("../message.ts").Thread} Thread
 * @typedef {{ id: string, name: string }} Person
 */

/** @type {Person[]} */
let people = [];
/** @type {Person} */
let me = { id: "", name: "" };
/** @type {import("../command-menu.ts").MenuCommand[]} */
let commands = [];
let thread = "";
/** Where to go once the thread's messages are there. @type {string | undefined} */
let goal;
const EXAMPLES = [
  "/video Several giant woolly mammoths approach treading through a snowy meadow --seconds 10",
  "/video a gorgeously rendered papercraft world of a coral reef, rife with colourful fish --aspect 9:16",
  "/video A lighthouse at dusk. A storm comes in. The lamp is lit. --seconds 15 --style noir",
];

const banner = part("banner");
const thinking = part("thinking");

/** @param {string} words */
function complain(words) {
  thinking.textContent = words;
  thinking.dataset.tone = "mistake";
  announce(words);
  setTimeout(() => {
    if (thinking.textContent === words) showThinking();
  }, 8_000);
}

function showThinking() {
  const sending = outbox.of(thread).some(({ state }) => state === "sending");
  thinking.textContent = sending ? "Rushes is looking at it …" : "";
  thinking.dataset.tone = "plain";
}

const outbox = createOutbox({
  changed: () => {
    if (!thread) return;
    talk.showWaiting(outbox.of(thread));
    showThinking();
  },
});

const talk = createTalk({
  press: (message, button, element) => press(message, button, element),
  reply: (message) => composer.answer(message),
  say: (text, message) => send({ text, replyTo: message.id, files: [] }),
  fill: (words) => composer.fill(words),
  tryOut(example, message) {
    // "at night", offered where a remix was not understood, is again a remix of that clip.
    const clip = talk.clipBehind(message);
    if (clip) composer.answer(clip);
    composer.fill(example);
  },
  goToClip,
  toComposer: () => composer.focus(),
  async dismiss(message) {
    await act(() => ask(`/api/threads/${thread}/messages/${message.id}/dismiss`, { body: { as: me.id } }));
    composer.focus();
  },
  async copyId(clipId) {
    try {
      await navigator.clipboard.writeText(clipId);
      complainNot(`Copied ${clipId}.`);
    } catch {
      complain(`The clip's id is ${clipId}.`);
    }
  },
  async earlier(before) {
    const query = new URLSearchParams({ as: me.id, before: String(before) });
    const answer = await act(() => ask(`/api/threads/${thread}/messages?${query}`));
    return answer?.messages ?? [];
  },
  editWaiting(one) {
    outbox.drop(one.id);
    composer.fill(one.text);
  },
  dropWaiting: (one) => outbox.drop(one.id),
});

const composer = createComposer({
  commands: () => commands,
  async suggest(command, option, typed) {
    const query = new URLSearchParams({ command, option, typed, thread, as: me.id });
    return (await ask(`/api/suggest?${query}`)).choices;
  },
  send,
  changed(text) {
    if (thread !== "") rememberHere(`draft.${thread}`, text);
  },
  leave: () => talk.focusLast(),
  complain,
});

const threads = createThreadList({
  open: openThread,
  create: () => openThread(newId()),
});

const live = createLive({
  start(body) {
    banner.hidden = true;
    threads.show(body.threads);
    showTitle();
    talk.start(body.messages);
    if (goal) talk.goTo(goal);
    goal = undefined;
    void outbox.retry();
    talk.showWaiting(outbox.of(thread));
  },
  message: (message) => talk.show(message),
  thread(changed) {
    threads.change(changed);
    showTitle();
  },
  lost() {
    banner.hidden = false;
    banner.textContent = "Connection lost. What is being made goes on; trying to reach it again …";
  },
});

/** @param {import("./composer.js").Said} said */
function send({ text, replyTo, files }) {
  talk.toEnd();
  void outbox.add({
    id: newId(),
    thread,
    as: me.id,
    name: me.name,
    text,
    files,
    ...(replyTo ? { replyTo } : {}),
  });
}

/** @param {string} words */
function complainNot(words) {
  complain(words);
  thinking.dataset.tone = "plain";
}

/**
 * Does something, or says why it can't be done.
 * @template Answer
 * @param {() => Promise<Answer>} action
 * @returns {Promise<Answer | undefined>}
 */
async function act(action) {
  try {
    return await action();
  } catch (error) {
    complain(error instanceof Refusal ? error.message : "That did not work. Please try again.");
    return undefined;
  }
}

/**
 * @param {import("./message.js").Message} message
 * @param {import("./message.js").Button & { index: number }} button
 * @param {HTMLButtonElement} element
 */
async function press(message, button, element) {
  const words =
    button.ask &&
    (await askForWords({
      title: button.label,
      label: button.ask.label,
      value: button.ask.value,
      confirm: button.label,
      maxLength: 2_000,
      lines: 3,
    }));
  if (button.ask && words === undefined) return;
  const sure =
    button.command !== "delete" ||
    (await askWhetherSure({
      title: "Delete this clip?",
      words: "Its message and its files go for good. Clips made from it stay.",
      confirm: "Delete",
    }));
  if (!sure) return;
  element.disabled = true;
  const { index, label, command } = button;
  const answer = await act(() =>
    ask(`/api/threads/${thread}/presses`, {
      body: {
        id: newId(),
        as: me.id,
        message: message.id,
        button: { index, label, command },
        ...(words === undefined ? {} : { words }),
      },
    }),
  );
  element.disabled = false;
  /** @type {import("./message.js").Message[]} */
  const answers = answer?.messages ?? [];
  // Far up in the thread, what a button led to would stand below out of sight.
  if (answers.some(({ id }) => id !== message.id)) talk.toEnd();
}

/** @param {string} clipId */
async function goToClip(clipId) {
  const query = new URLSearchParams({ thread, as: me.id });
  const place = await act(() => ask(`/api/clips/${encodeURIComponent(clipId)}/place?${query}`));
  if (!place) return;
  if (place.thread === thread) talk.goTo(place.message);
  else {
    goal = place.message;
    openThread(place.thread);
  }
}

/** @param {string} id */
function openThread(id) {
  if (id === thread) return;
  composer.answer(undefined);
  thread = id;
  remember("thread", id);
  threads.select(id);
  talk.clear();
  showTitle();
  composer.restore(recallHere(`draft.${id}`) ?? "");
  live.watch(thread, me.id);
  showThinking();
  if (matchMedia("(pointer: fine)").matches) composer.focus();
}

function showTitle() {
  const title = threads.titleOf(thread);
  part("title").textContent = title;
  document.title = `${title} · Rushes`;
  part("rename").hidden = !threads.has(thread);
}

async function renameThread() {
  const id = thread;
  const title = await askForWords({
    title: "Rename this thread",
    label: "Its name, for everyone here",
    value: threads.titleOf(id),
    confirm: "Rename",
    maxLength: 48,
    lines: 1,
  });
  if (title) await act(() => ask(`/api/threads/${id}/title`, { body: { title } }));
}

function startRename() {
  part("rename").append(icon("pencil"));
  part("rename").addEventListener("click", renameThread);
  part("title").addEventListener("dblclick", () => {
    if (threads.has(thread)) void renameThread();
  });
}

/** @param {Person} person */
function speakAs(person) {
  me = person;
  remember("me", person.id);
  talk.speakAs(person.id);
  showSpeaker();
  talk.clear();
  live.watch(thread, me.id);
}

function showSpeaker() {
  part("speaker").replaceChildren(
    avatar(me),
    el(
      "span",
      { class: "speaker-words" },
      el("span", { class: "speaker-hint" }, "Speaking as"),
      el("bdi", {}, me.name),
    ),
  );
  fillMenu(part("people"), [
    ...people.map((person) => ({
      label: person.name,
      icon: avatar(person),
      checked: person.id === me.id,
      choose: () => speakAs(person),
    })),
    { label: "Somebody else …", icon: icon("plus"), choose: () => void addPerson() },
  ]);
}

async function addPerson() {
  const name = await askForWords({
    title: "Somebody else",
    label: "Their name in the local chat",
    value: "",
    confirm: "Add",
    maxLength: 32,
    lines: 1,
  });
  const person = name && (await act(() => ask("/api/people", { body: { name } })));
  if (!person) return;
  people.push(person);
  speakAs(person);
}

function showEmpty() {
  part("empty").replaceChildren(
    el("img", { src: "/page/mark.svg", alt: "", width: 56, height: 56 }),
    el("h2", {}, "Type an idea, see it as a film"),
    el(
      "p",
      {},
      "Write what you would like to see, and the clip comes back right here. Then reply to it: ",
      el("q", {}, "at night"),
      ", ",
      el("q", {}, "slower"),
      ", ",
      el("q", {}, "make it vertical"),
      ".",
    ),
    el(
      "div",
      { class: "examples" },
      ...EXAMPLES.map((example) => drawExample(example, (words) => composer.fill(words))),
    ),
    el(
      "p",
      { class: "hint" },
      el("kbd", {}, "/"),
      " shows the commands, ",
      el("kbd", {}, "↑"),
      " walks through the messages, ",
      el("kbd", {}, "R"),
      " replies.",
    ),
  );
}

function startTheme() {
  part("theme").append(icon("sun"));
  part("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    localStorage.setItem("rushes.theme", root.dataset.theme);
  });
}

async function start() {
  const remembered = recall("me");
  const query = remembered ? `?${new URLSearchParams({ as: remembered })}` : "";
  const begun = await ask(`/api/start${query}`);
  people = begun.people;
  me = people.find((person) => person.id === begun.me) ?? me;
  commands = begun.commands;
  talk.speakAs(me.id);
  threads.show(begun.threads);
  showSpeaker();
  /** @type {Thread[]} */
  const known = begun.threads;
  const wanted = recall("thread");
  const first = known.find(({ id }) => id === wanted) ?? known[0];
  // Before anything was said, tabs share the thread that the first of them began.
  openThread(first?.id ?? wanted ?? newId());
}

async function startUntilReached() {
  try {
    await start();
  } catch {
    banner.hidden = false;
    banner.textContent = "The bot can't be reached. Is it running? Trying again …";
    setTimeout(startUntilReached, 2_000);
  }
}

walkMenu(part("people"));
walkMenu(part("sheet"));
showEmpty();
startTheme();
startRename();
startDrop((files) => void composer.attach(files));
void startUntilReached();
