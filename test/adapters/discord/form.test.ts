import { expect, it } from "vitest";
import { renderForm } from "../../../adapters/discord/form.ts";
import { remix } from "../../../commands/remix.ts";

const pressed = { command: "remix", clipId: "c1", options: {}, ask: "words" };
const field = (value: string) => {
  const { data } = renderForm(pressed, remix, { label: "What should change?", value });
  const [label] = data.components;
  return (label && "component" in label ? label.component : {}) as { value?: string; max_length?: number };
};

it("a form begins with all of a long idea, whose emoji are two units each", () => {
  const idea = "🦊".repeat(1_500);
  const { value, max_length = 0 } = field(idea);
  expect(value).toBe(idea);
  expect(max_length).toBeGreaterThanOrEqual(idea.length);
});

it("a form never begins with half a character", () => {
  const { value, max_length = 0 } = field(`x${"🦊".repeat(3_000)}`);
  expect(value).not.toMatch(/\p{Surrogate}/u);
  expect(value?.length).toBeLessThanOrEqual(4_000);
  expect(max_length).toBeLessThanOrEqual(4_000);
});

it("a form for a short idea takes as much as the command does", () => {
  expect(field("a fox").max_length).toBe(2_000);
});
