import { expect, it } from "vitest";
import { renderBoardForm, renderForm } from "../../../adapters/discord/form.ts";
import { remix } from "../../../commands/remix.ts";
import { testPlan } from "../../fixtures/clip.ts";

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

it("the form of a board with more shots than it can list says how the others are changed", () => {
  const shotsListed = (count: number) => {
    const { data } = renderBoardForm({ id: "c1", plan: testPlan(Array.from({ length: count }, () => 2)) });
    const [label] = data.components;
    return (label && "component" in label ? label.component : {}) as {
      options: unknown[];
      placeholder: string;
    };
  };
  expect(shotsListed(25).placeholder).toBe("The whole film");
  const { options, placeholder } = shotsListed(30);
  expect(options).toHaveLength(25);
  expect(placeholder).toBe("The whole film; say others below, such as “shot 26: …”");
});
