import type { InlineKeyboardButton, InlineKeyboardMarkup } from "grammy/types";
import type { Button } from "../../src/core/card/card.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import { exampleData, lookData, writeCallbackData } from "./button-data.ts";
import { shorten, tame } from "./harmless-words.ts";

/** Buttons in a row: three short words fit a phone. */
const ROW = 3;
const LABEL_MAX = 40;

/** Buttons in rows, as Telegram shows them. Undefined where there is none. */
export async function toKeyboard(
  buttons: readonly Button[],
  notebook: Pick<Notebook, "set">,
): Promise<InlineKeyboardMarkup | undefined> {
  if (buttons.length === 0) return undefined;
  const made: InlineKeyboardButton[] = [];
  for (const button of buttons) made.push(await toInlineButton(button, notebook));
  return { inline_keyboard: rows(made, ROW) };
}

export function rows<Thing>(things: readonly Thing[], across: number): Thing[][] {
  const all: Thing[][] = [];
  for (let start = 0; start < things.length; start += across) all.push(things.slice(start, start + across));
  return all;
}

/** One button a row that says the example as if the person had typed it. */
export function exampleButtons(examples: readonly string[]): InlineKeyboardButton[][] {
  return examples
    .slice(0, 5)
    .map((example, index) => [
      { text: shorten(tame(`▶ ${example}`), LABEL_MAX + 8), callback_data: exampleData(index) },
    ]);
}

/** Shows a take in the message that stands for them all. */
export function lookButton(clipId: string, number: number, isShown: boolean): InlineKeyboardButton {
  return {
    text: isShown ? `Take ${number} shown` : `See ${number}`,
    callback_data: lookData(clipId),
  };
}

async function toInlineButton(
  button: Button,
  notebook: Pick<Notebook, "set">,
): Promise<InlineKeyboardButton> {
  return {
    text: shorten(tame(button.label), LABEL_MAX),
    callback_data: await writeCallbackData(button, notebook),
    ...(button.tone ? { style: button.tone } : {}),
  };
}
