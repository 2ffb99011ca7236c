import type { RequestImage, VideoRequest } from "../film/request.ts";
import type { Attachment, OptionDefinitions } from "./command.ts";

/** The options for pictures that people give; /video, /film and /remix share them. */
export const imageOptions = {
  start_image: { type: "file", accepts: "image", description: "A picture to begin from" },
  end_image: { type: "file", accepts: "image", description: "A picture to end on" },
  reference: {
    type: "file",
    accepts: "image",
    description: "A picture of someone or something to keep to",
  },
} as const satisfies OptionDefinitions;

/**
 * The pictures of a call: those given by option, and those just attached. Of the latter one begins the
 * film, two begin and end it, three or more are references, unless the platform said what they are.
 */
export function requestImages(
  options: {
    start_image?: string;
    end_image?: string;
    reference?: string;
    reference_2?: string;
    reference_3?: string;
  },
  attachments: readonly Attachment[],
): Pick<Partial<VideoRequest>, "images"> {
  const images: RequestImage[] = [];
  if (options.start_image) images.push({ key: options.start_image, role: "start" });
  if (options.end_image) images.push({ key: options.end_image, role: "end" });
  for (const key of [options.reference, options.reference_2, options.reference_3]) {
    if (key) images.push({ key, role: "reference" });
  }
  const attached = attachments.filter(
    (file) => file.kind === "image" && !images.some((image) => image.key === file.key),
  );
  const unnamed = attached.filter((file) => file.role === undefined).length;
  let seen = 0;
  for (const file of attached) {
    const role = file.role ?? roleOf(seen++, unnamed);
    const taken = role !== "reference" && images.some((image) => image.role === role);
    images.push({ key: file.key, role: taken ? "reference" : role });
  }
  return images.length === 0 ? {} : { images };
}

function roleOf(index: number, count: number): RequestImage["role"] {
  if (count > 2) return "reference";
  return index === 0 ? "start" : "end";
}
