import { part } from "./dom.js";

/**
 * Files dropped anywhere on the page go with the next message.
 * @param {(files: File[]) => void} attach
 */
export function startDrop(attach) {
  const drop = part("drop");
  /** @param {DragEvent} event */
  const hasFiles = (event) => event.dataTransfer?.types.includes("Files") === true;
  addEventListener("dragenter", (event) => {
    if (hasFiles(event)) drop.hidden = false;
  });
  addEventListener("dragover", (event) => {
    if (hasFiles(event)) event.preventDefault();
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) drop.hidden = true;
  });
  addEventListener("drop", (event) => {
    drop.hidden = true;
    if (!hasFiles(event)) return;
    event.preventDefault();
    attach([...(event.dataTransfer?.files ?? [])]);
  });
}
