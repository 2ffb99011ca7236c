import { type BoardHead, isDrawingFrames, notesOf } from "../film/board.ts";
import { CAMERA_MOVES } from "../film/camera.ts";
import { type Clip, isEnded } from "../film/clip.ts";
import type { PlannedShot } from "../film/film-plan.ts";
import { ANGLES, FRAMINGS } from "../film/framing.ts";
import { sayTerms } from "../film/terms.ts";
import { shorten } from "../talk/values/text.ts";
import type { Button } from "./card.ts";
import { sayCredits, sayDollars, sayFinalRender, sayScratch } from "./facts.ts";

/** As much of a shot's words as a list shows. */
const BEAT_SHOWN = 70;
const NOTES_SHOWN = 3;

/** What is to be known by whoever sees a board. */
export const BOARD_HINT =
  "Nothing is charged before Render. Reply with a change, such as “shot 3: she turns around”.";

type BoardClip = Pick<
  Clip,
  "id" | "plan" | "planning" | "drawing" | "request" | "board" | "state" | "finalRender" | "deletedAt"
>;

/** Render, Change, Drop: nothing else can be done with a plan, and nothing costs before the first. */
export function boardButtons(clip: BoardClip): Button[] {
  const { id: clipId, plan } = clip;
  const price = sayFinalRender(clip)?.split(",")[0];
  const drop: Button = { label: "Drop", command: "drop", clipId, tone: "danger" };
  // What is being written is not approved yet, and what Render costs depends on the frames that are being drawn.
  if (isBeingWritten(clip) || isDrawingFrames(clip)) return [drop];
  return [
    {
      label: price === undefined ? "Render" : `Render (${price})`,
      command: "render",
      clipId,
      tone: "primary",
    },
    {
      label: "Change",
      command: "remix",
      clipId,
      ask: {
        option: "words",
        label: "Say what to change, such as: shot 2: …",
        value: plan.shots.length > 1 ? "shot 2: " : "",
      },
    },
    ...frameButtons(clip),
    drop,
  ];
}

/** Frames cost something where a paid model draws them, and then their price stands on the button. */
function frameButtons({ id: clipId, plan, finalRender }: BoardClip): Button[] {
  const { draw } = finalRender ?? {};
  const sayPrice = (credits: number, usd: number) =>
    credits > 0 ? sayCredits(credits) : usd > 0 ? `at most ${sayDollars(usd)}` : "free";
  const isDrawn = plan.shots.some(({ frame }) => frame !== undefined);
  if (draw && draw.pictures > 0 && !isDrawn)
    return [{ label: `Draw key frames (${sayPrice(draw.credits, draw.usd)})`, command: "frames", clipId }];
  const price = draw === undefined ? "free" : sayPrice(draw.each.credits, draw.each.usd);
  const stale = plan.shots.find(({ staleFrame }) => staleFrame);
  return [
    {
      label: `Redraw a frame (${price})`,
      command: "redraw",
      clipId,
      ask: {
        option: "words",
        label: "redraw frame 2, or: frame 2 take 1",
        value: `redraw frame ${(stale?.index ?? 0) + 1}`,
      },
    },
  ];
}

/** "6 of 6 by seedream-4.5"; undefined: an image model drew none. */
function sayFrames({ plan, finalRender }: BoardClip): string | undefined {
  const drawn = plan.shots.filter(({ frame }) => frame !== undefined).length;
  return drawn === 0
    ? undefined
    : `${drawn} of ${plan.shots.length} by ${finalRender?.draw?.model ?? "an image model"}`;
}

/** What is to be known before a shot with a drawn frame is changed. */
function sayStaying({ plan, finalRender }: BoardClip): string | undefined {
  if (!plan.shots.some(({ frame }) => frame !== undefined)) return undefined;
  const each = finalRender?.draw && sayCredits(finalRender.draw.each.credits);
  return `a changed shot keeps its frame until you redraw it${each === undefined ? "" : ` (${each})`} or press Render`;
}

/** ", locked, take 2 of 3, frame of earlier words": what is special about a board's shot. */
export function sayOfShot({ locked, takes, seed, ownFrame, staleFrame }: PlannedShot): string {
  return [
    ...(locked ? ["locked"] : []),
    ...(takes !== undefined && takes.length > 1
      ? [`take ${takes.indexOf(seed) + 1} of ${takes.length}`]
      : []),
    ...(ownFrame === undefined ? [] : ["with your picture"]),
    ...(staleFrame ? ["frame of earlier words"] : []),
  ]
    .map((part) => `, ${part}`)
    .join("");
}

/** "Wide, low angle, pan left": how a shot looks at it. */
export function sayLook({ framing, angle, camera }: Clip["plan"]["shots"][number]): string {
  return [
    framing === undefined ? undefined : FRAMINGS[framing].label,
    angle === undefined || angle === "eye-level" ? undefined : ANGLES[angle].label.toLowerCase(),
    CAMERA_MOVES[camera].label.toLowerCase(),
  ]
    .filter((part) => part !== undefined)
    .join(", ");
}

export function boardHeadline(clip: BoardClip, head?: BoardHead): string {
  const version =
    clip.board === undefined || clip.board.version === 1 ? "" : `, version ${clip.board.version}`;
  if (head?.dropped) return "Dropped: nothing was charged";
  if (head && clip.board && head.version > clip.board.version)
    return `Changed since by ${head.by}: version ${head.version} is the newest`;
  if (clip.state === "delivered") return `Storyboard${version}`;
  if (isEnded(clip.state))
    return clip.state === "failed" ? "The draft could not be drawn" : `Storyboard${version}`;
  if (clip.planning)
    return `Storyboard${version}: ${clip.planning.by} is writing the plan; what stands here is a first one, by rules`;
  const { drawing } = clip;
  if (drawing !== undefined && drawing.done < drawing.of)
    return `Storyboard${version}: key frames are being drawn, ${drawing.done} of ${drawing.of} done`;
  return `Storyboard${version}: the moving draft is being drawn`;
}

function isBeingWritten({ planning, state }: BoardClip): boolean {
  return planning !== undefined && !isEnded(state);
}

/** What Render makes, costs and takes, and who is in it: in the order of showing. */
export function boardFacts(clip: BoardClip): { label: string; value: string }[] {
  const { board, plan, request } = clip;
  if (board === undefined) return [];
  const names = (some: readonly { name: string }[] = []) => some.map(({ name }) => name).join(", ");
  const cast = names(plan.story?.cast);
  const places = names(plan.story?.places);
  const scratch = sayScratch(clip);
  const frames = sayFrames(clip);
  const staying = sayStaying(clip);
  return [
    { label: "Film", value: `${request.seconds} s, ${plan.shots.length} shots` },
    { label: "Picture", value: `${request.aspect}, ${board.film.resolution}` },
    ...(scratch === undefined ? [] : [{ label: "Sound", value: scratch }]),
    { label: "Render", value: sayFinalRender(clip) ?? "free" },
    ...(frames === undefined ? [] : [{ label: "Frames", value: frames }]),
    ...(staying === undefined ? [] : [{ label: "Changing", value: staying }]),
    { label: "Takes", value: sayTakes(clip) },
    ...(clip.finalRender?.terms ? [{ label: "Rights", value: sayTerms(clip.finalRender.terms) }] : []),
    ...(cast === "" ? [] : [{ label: "Cast", value: cast }]),
    ...(places === "" ? [] : [{ label: "Places", value: places }]),
  ];
}

/** "12 shots one after the other, about 2 h": a guess says that it is one. */
function sayTakes({ board, plan }: BoardClip): string {
  if (board?.takes === undefined) return "not known yet";
  const { from, to, atOnce, guessed } = board.takes;
  const say = (seconds: number) =>
    seconds < 90
      ? `${seconds} s`
      : seconds < 5_400
        ? `${Math.round(seconds / 60)} min`
        : `${Math.round(seconds / 360) / 10} h`;
  const isNarrow = from >= 0.85 * to;
  const time = isNarrow || say(from) === say(to) ? `about ${say(to)}` : `${say(from)} to ${say(to)}`;
  const shots = plan.shots.length;
  const order =
    atOnce === undefined || shots < 2
      ? ""
      : atOnce >= shots
        ? `${shots} shots at once, `
        : atOnce === 1
          ? `${shots} shots one after the other, `
          : `${shots} shots, ${atOnce} at once, `;
  return `${order}${time}${guessed ? " (a guess: nothing was made with this model here yet)" : ""}`;
}

/** The board's words under its moving draft: the price first, then a line a shot. */
export function boardCaption(clip: BoardClip): string {
  const { plan, board } = clip;
  const facts = boardFacts(clip).map(({ label, value }) => `${label}: ${value}`);
  const shots = plan.shots.map(
    (shot) =>
      `${shot.index + 1}. ${shot.seconds} s, ${sayLook(shot)}${sayOfShot(shot)}: ${shorten(shot.beat.replace(/\s+/g, " "), BEAT_SHOWN)}`,
  );
  const notes = (board === undefined ? [] : notesOf(board))
    .slice(0, NOTES_SHOWN)
    .map(({ text }) => `⚠ ${text}`);
  return [
    boardHeadline({ ...clip, state: "delivered" }),
    facts.join(" · "),
    BOARD_HINT,
    ...shots,
    ...notes,
  ].join("\n");
}
