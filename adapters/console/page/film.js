import { el, icon } from "./dom.js";
import { duration } from "./words.js";

/** @typedef {import("./message.js").Message} Message */

/** A long thread's films are not all asked about at once, only those about to be seen. */
const nearby = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      /** @type {HTMLVideoElement} */ (target).preload = "metadata";
      nearby.unobserve(target);
    }
  },
  { rootMargin: "200px" },
);

/** @param {Extract<Message["content"], { kind: "clip" }>} clip */
export function drawClip(clip) {
  const video = el("video", {
    class: "video",
    src: clip.video,
    poster: clip.spoiler ? undefined : clip.poster,
    width: clip.width,
    height: clip.height,
    playsinline: true,
    preload: "none",
    "aria-label": clip.shows ?? `Clip: ${clip.prompt.slice(0, 200)}`,
  });
  // The poster stands clear until it plays; then the browser's own controls take over.
  const play = el(
    "button",
    { type: "button", class: "play", on: { click: () => void video.play() } },
    el("span", { class: "play-mark" }, icon("play")),
    el("span", { class: "unseen" }, "Play, "),
    el("span", { class: "play-length" }, duration(clip.seconds)),
  );
  video.addEventListener(
    "play",
    () => {
      const hadFocus = document.activeElement === play;
      video.controls = true;
      play.remove();
      if (hadFocus) video.focus();
    },
    { once: true },
  );
  video.addEventListener("error", () => {
    play.replaceChildren(el("span", { class: "play-gone" }, "This film is no longer here."));
    play.disabled = true;
    frame.append(play);
  });
  // Wide ones fill the column, tall ones keep to a height that leaves the buttons in view.
  const frame = el("div", { class: "screen" }, video, play);
  frame.style.setProperty("--shape", String(clip.width / clip.height));
  if (clip.spoiler) cover(frame, video, clip.poster);
  else nearby.observe(video);
  const [first, ...lines] = clip.caption.split("\n");
  // A board's shots stand below it.
  const facts = clip.shots ? lines.filter((line) => !/^\d+\. /.test(line)) : lines;
  return el(
    "figure",
    { class: "clip" },
    frame,
    el(
      "figcaption",
      {},
      el("p", { dir: "auto" }, first),
      facts.length > 0 && el("p", { class: "caption-facts", dir: "auto" }, facts.join("\n")),
    ),
  );
}

/**
 * Nothing of the film is fetched before somebody wants to see it.
 * @param {HTMLElement} frame @param {HTMLVideoElement} video @param {string} poster
 */
function cover(frame, video, poster) {
  const covered = el(
    "button",
    {
      type: "button",
      class: "cover",
      on: {
        click: () => {
          video.poster = poster;
          nearby.observe(video);
          const hadFocus = document.activeElement === covered;
          covered.remove();
          if (hadFocus) frame.querySelector("button")?.focus();
        },
      },
    },
    el("span", { class: "cover-words" }, "Not for everybody. Show it"),
  );
  frame.append(covered);
}
