import { pino } from "pino";
import { expect, it } from "vitest";
import { createMessageNumbers } from "../../../adapters/telegram/message-numbers.ts";
import { createSmallNotebook } from "../../fixtures/small-notebook.ts";

const CHAT = 7;
const said = (update_id: number, message_id: number) =>
  ({ update_id, message: { message_id, chat: { id: CHAT } } }) as never;

it("never takes back what is the newest message, though what waited for long is heard bit by bit while others go on", async () => {
  const notebook = createSmallNotebook();
  const kept: unknown[] = [];
  const noting: typeof notebook = {
    ...notebook,
    async set(key, value, options) {
      await notebook.set(key, value, options);
      kept.push(value);
    },
  };
  const open = () => createMessageNumbers({ notebook: noting, log: pino({ level: "silent" }) });
  const [ahead, behind] = [open(), open()];
  ahead.heard([said(1, 500)]);
  await expect.poll(() => kept).toEqual([500]);
  behind.heard([said(2, 300)]);
  behind.heard([said(3, 400)]);
  behind.heard([said(4, 501)]);
  await expect.poll(() => kept).toContain(501);
  expect(kept).toEqual([500, 501]);
  expect(await open().newest(String(CHAT))).toBe(501);
});
