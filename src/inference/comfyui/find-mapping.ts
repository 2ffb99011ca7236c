import { openModel } from "../catalogue/open-models.ts";
import { isLink } from "./node-kinds.ts";
import type { Workflow } from "./workflow.ts";

/** One input of one node. */
interface Place {
  node: string;
  input: string;
}

/** Names of what carries words, and of what holds a number for others. */
const WORDS = /^(text|prompt|string|value|caption|positive_prompt|user_prompt)$/;
/** Nodes for models with several text encoders have one input for each: all of them take the same words. */
const ENCODERS = /^(clip_[glh]|text_[gl]|t5xxl|llama|bert|mt5xl)$/;
const FRAMES = /^(length|frames|num_frames|frames_number|frame_count|video_length)$/;
const START = /^(start_image|first_image|first_frame|start_frame)$/;
const END = /^(end_image|last_image|last_frame|end_frame)$/;
const STILL = /^(SaveImage|PreviewImage|SaveImageAdvanced)$/;
const SAVES = /^(Save|VHS_VideoCombine)/;
/** What they save is no picture of any kind. */
const SAVES_OTHER = /^Save(Audio|Latent|LoRA|GLB|Checkpoint|Model|CLIP|VAE|Text|String|SVG)/i;
const MODEL_FILE = /^\S.*\.(?:safetensors|sft|gguf|ckpt|pth?|bin)$/i;
const ROLES = {
  prompt: WORDS,
  negative: WORDS,
  seed: /^(seed|noise_seed|value)$/,
  width: /^(width|value)$/,
  height: /^(height|value)$/,
  frames: /^(length|frames|num_frames|frames_number|frame_count|video_length|value)$/,
  fps: /^(fps|frame_rate|value)$/,
  image: /^image$/,
  end: /^image$/,
  video: /^(file|video)$/,
} as const;
type Role = keyof typeof ROLES;

/**
 * Finds out which node of a workflow takes what, in the form of a mapping file. A node titled `rushes prompt`, `rushes
 * seed` and so on wins; else what lies above the saving node tells: the words are what the `positive` and `negative`
 * ends of its samplers come from, the size is where a width and a height stand as numbers.
 */
export function findMapping(workflow: Workflow, name: string): Record<string, unknown> {
  const graph = createGraph(workflow);
  const output = graph.saver();
  const above = output === undefined ? Object.keys(workflow) : graph.above(output);
  const titled = (role: Role) => graph.titled(role);
  const { prompt, negative } = wordsOf(workflow, graph, above);
  const pictures = picturesOf(workflow, graph, above);
  const family = familyOf(workflow);
  const known = openModel(family);
  const size = sizeOf(graph, above);
  const frames = titled("frames") ?? graph.numbers(above, FRAMES);
  const image = titled("image")?.[0] ?? pictures.image;
  const end = titled("end")?.[0] ?? pictures.end;
  const video = titled("video")?.[0] ?? videoOf(workflow, above);
  const isVideo = output === undefined || !STILL.test(workflow[output]?.class_type ?? "");
  const fps = titled("fps") ?? graph.numbers(above, /^(fps|frame_rate)$/);
  const framesPerSecond = Number(graph.valueAt(fps?.[0]) ?? known.fps);
  const isLtx = above.some((id) => /^(LTX|EmptyLTX)/.test(workflow[id]?.class_type ?? ""));
  const isTwoPass = above.some((id) => /LatentUpsampler/.test(workflow[id]?.class_type ?? ""));
  const mostFrames = Math.max(known.mostFrames, Number(graph.valueAt(frames?.[0]) ?? 0));
  // A model for words and pictures alike makes do without one.
  const optional = /ti2v/i.test(family);
  const width = titled("width") ?? size.width;
  const height = titled("height") ?? size.height;
  const sides = [...(width ?? []), ...(height ?? [])].map((place) => Number(graph.valueAt(place)));
  const found = {
    prompt: titled("prompt") ?? prompt,
    negative: titled("negative") ?? negative,
    seed: titled("seed") ?? seedsOf(workflow, graph, above),
    width,
    height,
    ...(isVideo && { frames, fps: titled("fps") }),
    image: image && { ...image, optional },
    endImage: end && { ...end, optional: false },
    video,
    output,
  };
  const makes = whatItMakes({
    isVideo,
    words: found.prompt !== undefined,
    image: image !== undefined && !optional,
    end: end !== undefined,
    video: video !== undefined,
  });
  return {
    label: name,
    summary: `On this bot's own GPU: ${makes}.`,
    loras: lorasOf(workflow),
    kind: isVideo ? "video" : "image",
    ...Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)),
    framesPerSecond,
    frameStep: isLtx ? 8 : known.frameStep,
    // Its first pass is made at half the size, which has to come out even too.
    sizeStep: isLtx ? (isTwoPass ? 64 : 32) : known.sizeStep,
    lengths: { min: 1, max: Math.max(1, (mostFrames - 1) / framesPerSecond) },
    maxSide: Math.max(1280, ...sides),
    sound: above.some((id) => isLink(workflow[id]?.inputs.audio)),
  };
}

/**
 * What tells of what family a workflow's models are: the kinds of its nodes, the kind of its text encoder, and the files it
 * loads but for LoRAs, which are called after what they show. Its words and titles tell nothing: a swan is no Wan.
 */
function familyOf(workflow: Workflow): string {
  return Object.values(workflow)
    .flatMap(({ class_type, inputs: { lora_name: _, type, ...inputs } }) => [
      class_type,
      ...(typeof type === "string" ? [type] : []),
      ...Object.values(inputs).filter((value) => typeof value === "string" && MODEL_FILE.test(value)),
    ])
    .join(" ");
}

type Graph = ReturnType<typeof createGraph>;

function createGraph(workflow: Workflow) {
  const linksOf = (id: string, only?: RegExp): string[] =>
    Object.entries(workflow[id]?.inputs ?? {}).flatMap(([input, value]) =>
      isLink(value) && (!only || only.test(input)) ? [String(value[0])] : [],
    );

  /** Every node that a node comes from, itself included, the nearest first. */
  function above(id: string): string[] {
    const seen = new Set([id]);
    for (const one of seen) for (const next of linksOf(one)) if (next in workflow) seen.add(next);
    return [...seen];
  }

  /** Where a number that an input has is written: there, or in the node that only holds it. */
  function numberAt(node: string, input: string): Place | undefined {
    const value = workflow[node]?.inputs[input];
    if (typeof value === "number") return { node, input };
    if (!isLink(value)) return undefined;
    const holder = String(value[0]);
    return typeof workflow[holder]?.inputs.value === "number" ? { node: holder, input: "value" } : undefined;
  }

  const unique = (places: readonly Place[]) => [
    ...new Map(places.map((place) => [`${place.node} ${place.input}`, place])).values(),
  ];

  return {
    above,
    numberAt,
    valueAt: (place: Place | undefined) => place && workflow[place.node]?.inputs[place.input],
    /** The places of numbers by an input's name; undefined: there are none. */
    numbers(ids: readonly string[], name: RegExp): Place[] | undefined {
      const places = ids.flatMap((id) =>
        Object.keys(workflow[id]?.inputs ?? {})
          .filter((input) => name.test(input))
          .map((input) => numberAt(id, input))
          .filter((place) => place !== undefined),
      );
      return places.length > 0 ? unique(places) : undefined;
    },
    /** The node whose file is the result: one that saves a video before one that saves pictures. */
    saver(): string | undefined {
      const saving = Object.entries(workflow).filter(
        ([, { class_type }]) => SAVES.test(class_type) && !SAVES_OTHER.test(class_type),
      );
      const moving = saving.find(([, { class_type }]) => !STILL.test(class_type));
      return (moving ?? saving[0])?.[0];
    },
    titled(role: Role): Place[] | undefined {
      const places = Object.entries(workflow).flatMap(([id, node]) => {
        const meta = node._meta as { title?: unknown } | undefined;
        if (
          String(meta?.title ?? "")
            .trim()
            .toLowerCase() !== `rushes ${role}`
        )
          return [];
        const input = Object.keys(node.inputs).find(
          (each) => ROLES[role].test(each) && !isLink(node.inputs[each]),
        );
        return input === undefined ? [] : [{ node: id, input }];
      });
      return places.length > 0 ? places : undefined;
    },
    /** The nearest words that something comes from, in the one input or in all of a node with several encoders. `end`: which of a node's two ends is followed on. */
    words(from: string, end: "positive" | "negative"): Place[] {
      const seen = new Set([from]);
      for (const id of seen) {
        const inputs = workflow[id]?.inputs ?? {};
        const own = Object.keys(inputs).find((each) => WORDS.test(each) && typeof inputs[each] === "string");
        if (own !== undefined) return [{ node: id, input: own }];
        const all = Object.keys(inputs).filter(
          (each) => ENCODERS.test(each) && typeof inputs[each] === "string",
        );
        if (all.length > 0) return all.map((input) => ({ node: id, input }));
        const isFork = isLink(inputs.positive) && isLink(inputs.negative);
        const onward = isFork ? linksOf(id, new RegExp(`^${end}$`)) : linksOf(id);
        for (const next of onward) if (next in workflow) seen.add(next);
      }
      return [];
    },
    linksOf,
  };
}

function wordsOf(workflow: Workflow, graph: Graph, above: readonly string[]) {
  const ends = (end: "positive" | "negative") => {
    const places = above.flatMap((id) => {
      const { class_type = "", inputs = {} } = workflow[id] ?? {};
      // A guider without two ends has its words as `conditioning`.
      const isPlain = end === "positive" && /Guider/.test(class_type);
      const from = inputs[end] ?? (isPlain ? inputs.conditioning : undefined);
      return isLink(from) ? graph.words(String(from[0]), end) : [];
    });
    // A node that has the words of both ends itself, as WanVideoWrapper's text encoder.
    if (places.length === 0) {
      for (const id of above)
        if (typeof workflow[id]?.inputs[`${end}_prompt`] === "string")
          places.push({ node: id, input: `${end}_prompt` });
    }
    return [...new Map(places.map((place) => [`${place.node} ${place.input}`, place])).values()];
  };
  const prompt = ends("positive");
  // Where both ends meet, as behind ConditioningZeroOut, it is the prompt alone.
  const negative = ends("negative").filter(
    (place) => !prompt.some((other) => other.node === place.node && other.input === place.input),
  );
  return {
    prompt: prompt.length > 0 ? prompt : undefined,
    negative: negative.length > 0 ? negative : undefined,
  };
}

function seedsOf(workflow: Workflow, graph: Graph, above: readonly string[]): Place[] | undefined {
  const noisy = above.filter((id) => workflow[id]?.inputs.add_noise !== "disable");
  return graph.numbers(noisy, /^(seed|noise_seed)$/);
}

/** Of the node that has a length too, as the empty video does; else of the first that has both sides. */
function sizeOf(graph: Graph, above: readonly string[]) {
  const sized = above.filter((id) => graph.numberAt(id, "width") && graph.numberAt(id, "height"));
  const empty = sized.filter((id) => graph.numbers([id], FRAMES));
  const chosen = empty.length > 0 ? empty : sized.slice(0, 1);
  return { width: graph.numbers(chosen, /^width$/), height: graph.numbers(chosen, /^height$/) };
}

function picturesOf(workflow: Workflow, graph: Graph, above: readonly string[]) {
  const isLoader = (id: string) =>
    /^LoadImage/.test(workflow[id]?.class_type ?? "") && typeof workflow[id]?.inputs.image === "string";
  const place = (id: string | undefined): Place | undefined =>
    id === undefined ? undefined : { node: id, input: "image" };
  const end = above
    .flatMap((id) => graph.linksOf(id, END))
    .flatMap((id) => graph.above(id))
    .find(isLoader);
  const startsWith = above
    .flatMap((id) => graph.linksOf(id, START))
    .flatMap((id) => graph.above(id))
    .find((id) => isLoader(id) && id !== end);
  // Where nothing says that the film begins with it, as in LTX's nodes, the nearest.
  const image = startsWith ?? above.find((id) => isLoader(id) && id !== end);
  return { image: place(image), end: place(end) };
}

/** A loader of finished videos that the result comes from. */
function videoOf(workflow: Workflow, above: readonly string[]): Place | undefined {
  for (const id of above) {
    const { class_type = "", inputs = {} } = workflow[id] ?? {};
    if (!/LoadVideo/.test(class_type)) continue;
    const input = ["file", "video"].find((name) => typeof inputs[name] === "string");
    if (input !== undefined) return { node: id, input };
  }
  return undefined;
}

/**
 * LoRAs that can be asked for by name: their loaders are titled `rushes lora NAME`, or `rushes lora` to go by their file's
 * name. All others stay as they are: most workflows for few steps need theirs.
 */
function lorasOf(workflow: Workflow): Record<string, Place[]> {
  const found: Record<string, Place[]> = {};
  for (const [id, { inputs, _meta }] of Object.entries(workflow)) {
    const { title } = (_meta ?? {}) as { title?: unknown };
    const titled = /^\s*rushes lora\b\s*(.*?)\s*$/i.exec(String(title ?? ""));
    if (!titled) continue;
    const file = String(inputs.lora_name ?? "").replace(/^.*[\\/]|\.[^.]*$/g, "");
    const name = (titled[1] || file).toLowerCase().replace(/[^a-z0-9_.-]+/g, "-");
    const strengths = ["strength_model", "strength_clip", "strength"].filter(
      (input) => typeof inputs[input] === "number",
    );
    if (name === "" || strengths.length === 0) continue;
    found[name] = [...(found[name] ?? []), ...strengths.map((input) => ({ node: id, input }))];
  }
  return found;
}

/** "a video from a picture" */
function whatItMakes({
  isVideo,
  words,
  image,
  end,
  video,
}: Record<"isVideo" | "words" | "image" | "end" | "video", boolean>): string {
  if (video) return words ? "a finished video made anew by words" : "a finished video, enlarged or mended";
  if (!isVideo) return image ? "a picture from a picture" : "a picture from words";
  if (end) return "a video from a first to a last picture";
  return image ? "a video that begins with a picture" : "a video from words";
}
