import { el, icon, part } from "./dom.js";
import { recall, remember } from "./memory.js";
import { shortTime } from "./words.js";

/** @typedef {import("../message.ts").Thread} Thread */

/**
 * The threads at the side; on a narrow page a drawer.
 * @param {{ open: (id: string) => void, create: () => void }} tell
 */
export function createThreadList(tell) {
  const list = part("thread-list");
  const drawer = part("threads");
  const scrim = part("scrim");
  const opener = part("open-threads");
  /** @type {Map<string, Thread>} */
  const threads = new Map();
  /** Number of the last message seen, by thread. @type {Record<string, number>} */
  const seen = JSON.parse(recall("seen") ?? "{}");
  let selected = "";

  opener.append(icon("menu"));
  part("close-threads").append(icon("close"));
  part("new-thread").append(icon("plus"), "New thread");

  /** @param {boolean} open */
  function slide(open) {
    document.documentElement.classList.toggle("drawer-open", open);
    opener.setAttribute("aria-expanded", String(open));
    part("talk").inert = open;
    if (open) (list.querySelector("button") ?? part("new-thread")).focus();
    else if (drawer.contains(document.activeElement)) opener.focus();
  }

  function draw() {
    const focused = document.activeElement?.closest?.("[data-thread]")?.getAttribute("data-thread");
    const newestFirst = [...threads.values()].sort((a, b) => b.at - a.at);
    // One just begun is known to the bot only once something is said in it.
    if (selected && !threads.has(selected))
      newestFirst.unshift({ id: selected, title: "", number: 0, at: 0 });
    list.replaceChildren(
      ...newestFirst.map((thread) => {
        const unread = thread.id !== selected && thread.number > (seen[thread.id] ?? 0);
        return el(
          "li",
          {},
          el(
            "button",
            {
              type: "button",
              class: "thread",
              data: { thread: thread.id, unread: String(unread) },
              "aria-current": thread.id === selected ? "page" : undefined,
              on: {
                click: () => {
                  slide(false);
                  tell.open(thread.id);
                },
              },
            },
            thread.id === "terminal" && icon("terminal"),
            el("bdi", { class: "thread-title" }, titleOf(thread.id)),
            unread && el("span", { class: "unread" }, el("span", { class: "unseen" }, "new messages")),
            el("time", { class: "thread-at" }, thread.number > 0 ? shortTime(thread.at) : ""),
          ),
        );
      }),
    );
    if (focused)
      /** @type {HTMLElement | null} */ (list.querySelector(`[data-thread="${focused}"]`))?.focus();
  }

  /** @param {string} id */
  function titleOf(id) {
    return threads.get(id)?.title || "New thread";
  }

  function markSeen() {
    const thread = threads.get(selected);
    if (!thread || seen[selected] === thread.number) return;
    seen[selected] = thread.number;
    remember("seen", JSON.stringify(seen));
  }

  opener.addEventListener("click", () => slide(true));
  part("close-threads").addEventListener("click", () => slide(false));
  scrim.addEventListener("click", () => slide(false));
  drawer.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.documentElement.classList.contains("drawer-open")) slide(false);
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const all = [...list.querySelectorAll("button")];
    const at = all.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    if (at < 0) return;
    event.preventDefault();
    all[at + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
  });
  part("new-thread").addEventListener("click", () => {
    slide(false);
    tell.create();
  });

  return {
    titleOf,
    /** Whether anything was said in it. @param {string} id */
    has: (id) => threads.has(id),
    /** @param {Thread[]} all */
    show(all) {
      for (const thread of all) threads.set(thread.id, thread);
      markSeen();
      draw();
    },
    /** @param {Thread} changed */
    change(changed) {
      threads.set(changed.id, changed);
      markSeen();
      draw();
    },
    /** @param {string} id */
    select(id) {
      selected = id;
      markSeen();
      draw();
    },
  };
}
