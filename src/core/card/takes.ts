import { type Clip, isEnded } from "../film/clip.ts";
import type { Notice } from "../talk/reply.ts";
import { tellFilm } from "./alt-text.ts";
import { clipButtons, pickButton, pickButtons } from "./buttons.ts";
import type { Card, TakeLine } from "./card.ts";
import { clipDetail, clipTitle, MADE_AS, sayCredits, sayKinship } from "./facts.ts";

/** The finished takes of the /vary that made this clip, in the order they are numbered in; itself alone for others. */
export function takesOf(clip: Clip, family: readonly Clip[]): Clip[] {
  const { batch } = clip.lineage;
  const takes = family.filter(
    (one) => one.id === clip.id || (batch !== undefined && one.lineage.batch === batch),
  );
  if (!takes.some((take) => take.id === clip.id)) takes.push(clip);
  return takes
    .filter((take) => take.file !== undefined && take.deletedAt === undefined)
    .sort((a, b) => a.lineage.version - b.lineage.version);
}

/** The one card of all takes of a /vary. `cards`: the takes' own, in the same order. */
export function makeTakesCard(takes: readonly Clip[], cards: readonly Card[]): Card {
  const [first] = cards;
  if (!first) throw new Error("a card of no takes");
  const lines = takes.map((take, index): TakeLine => takeLine(take, cards[index] ?? first, index + 1));
  const there = takes.filter((take) => take.state === "delivered" && take.deletedAt === undefined);
  const isOver = takes.every(({ state }) => isEnded(state));
  const picked = there.find((take) => take.picked);
  const progress = cards.map((card, index) =>
    isEnded(takes[index]?.state ?? "waiting") ? 1 : card.progress,
  );
  const { failure: _, place: __, ...common } = first;
  return {
    ...common,
    state: isOver
      ? there.length > 0
        ? "delivered"
        : first.state
      : takes.some(({ state }) => state !== "waiting")
        ? "shooting"
        : "waiting",
    headline: sayTakes(takes.length, there.length, isOver, picked && takes.indexOf(picked) + 1),
    facts: [
      ...first.facts
        .filter(({ label }) => label !== "Seed" && label !== "Price" && label !== "Work")
        .map((fact) =>
          fact.label === MADE_AS && takes[0]
            ? { ...fact, value: sayKinship(takes[0], { ofOne: false }) }
            : fact,
        ),
      {
        label: "Price",
        value: sayCredits(takes.reduce((sum, take) => sum + (take.charged ?? take.price), 0)),
      },
    ],
    shots: [],
    takes: lines,
    progress: progress.every((share) => share === null)
      ? null
      : progress.reduce<number>((sum, share) => sum + (share ?? 0), 0) / takes.length,
    estimated: !isOver && cards.some(({ estimated }) => estimated),
    warnings: cards.flatMap(({ warnings }) => warnings).filter((one, at, all) => all.indexOf(one) === at),
    buttons: [
      ...takes.flatMap((take, index) =>
        there.includes(take) && there.length > 1 ? [pickButton(take, index + 1, take === picked)] : [],
      ),
      ...(isOver
        ? []
        : [
            {
              label: "Cancel all",
              command: "cancel",
              clipId: first.clipId,
              options: { takes: true },
              tone: "danger" as const,
            },
          ]),
      ...(picked
        ? clipButtons(picked)
        : isOver && there.length === 1 && there[0]
          ? clipButtons(there[0])
          : []),
      ...(isOver && there.length === 0 ? first.buttons : []),
    ],
  };
}

function takeLine(take: Clip, card: Card, number: number): TakeLine {
  return {
    number,
    clipId: take.id,
    state: take.state,
    headline: card.headline,
    progress: isEnded(take.state) ? null : card.progress,
    seed: take.request.seed,
    picked: take.picked === true,
    ...(card.failure ? { failure: card.failure } : {}),
  };
}

function sayTakes(all: number, there: number, isOver: boolean, picked: number | undefined): string {
  if (picked) return `Take ${picked} of ${all} is picked`;
  if (!isOver) return there === 0 ? `${all} takes` : `${all} takes, ${there} done`;
  if (there === 0) return `${all} takes: none is there`;
  return there === 1
    ? `1 of ${all} takes`
    : `${there === all ? all : `${there} of ${all}`} takes: pick the one to go on from`;
}

/** Takes side by side on a contact sheet, each with a button to pick it. */
export function takesNotice(takes: readonly Clip[], pictureKey: string): Notice {
  return {
    title: "Takes side by side",
    pictureKey,
    pictureAlt: tellSheet(takes),
    items: takes.map((take, index) => ({
      text: `${index + 1}. ${clipTitle(take)}`,
      detail: clipDetail(take),
      clipId: take.id,
    })),
    buttons: pickButtons(takes),
  };
}

/** Tells whoever waited that the takes stand in their message; an edit of that tells nobody. */
export function takesThere({ maker, card }: Clip, there: number, all: number): Notice {
  const where = card ? "in the message above" : "there";
  const words =
    there === all
      ? `All ${all} takes are ${where}: pick the one to go on from.`
      : there === 1
        ? `One of ${all} takes is ${where}.`
        : `${there} of ${all} takes are ${where}: pick the one to go on from.`;
  return { paragraphs: [words], tells: { id: maker.id, name: maker.name } };
}

/** The takes tell the same thing: what one of them shows is what all do. */
function tellSheet(takes: readonly Clip[]): string {
  const [first] = takes;
  const count = takes.length === 1 ? "One take" : `${takes.length} takes side by side, numbered`;
  return first ? `${count}. Each: ${tellFilm(first, 600)}` : count;
}
