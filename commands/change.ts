import { UserMistake } from "../src/core/errors.ts";
import { CAMERA_MOVE_IDS, CAMERA_MOVES } from "../src/core/film/camera.ts";
import { FRAMING_IDS, FRAMINGS } from "../src/core/film/framing.ts";
import { PROMPT_MAX_LENGTH } from "../src/core/film/request.ts";
import { clipOption, derive } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";

/** What a board's form does: words, or what is chosen for one shot. */
export const change = defineCommand({
  name: "change",
  description: "Change a storyboard: a shot's words, framing, camera or first picture",
  answers: "clip",
  listed: false,
  freeText: "words",
  options: {
    clip: clipOption,
    shot: { type: "integer", min: 1, max: 60, description: "Which shot; left out, the whole film" },
    words: {
      type: "text",
      description: "What happens, or what should be different",
      maxLength: PROMPT_MAX_LENGTH,
    },
    framing: {
      type: "choice",
      description: "How near the shot looks",
      choices: FRAMING_IDS.map((value) => ({ value, label: FRAMINGS[value].label })),
    },
    camera: {
      type: "choice",
      description: "How the camera moves",
      choices: CAMERA_MOVE_IDS.map((value) => ({ value, label: CAMERA_MOVES[value].label })),
    },
    picture: { type: "file", accepts: "image", description: "A picture that the shot begins from" },
  },
  examples: ["/change shot:3 framing:close", '/change shot:3 words:"she turns around"'],
  async run(call, context) {
    const { shot, words } = call.options;
    const framing = FRAMING_IDS.find((id) => id === call.options.framing);
    const camera = CAMERA_MOVE_IDS.find((id) => id === call.options.camera);
    const attached = call.attachments.find(({ kind }) => kind === "image")?.key;
    const picture = call.options.picture ?? attached;
    const isChosen = framing !== undefined || camera !== undefined || picture !== undefined;
    if (shot === undefined && isChosen) {
      throw new UserMistake("missing-option", "Choose the shot that framing, camera or picture are for.", {
        examples: this.examples,
      });
    }
    if (!isChosen && (words === undefined || words.trim() === ""))
      throw new UserMistake("missing-option", "Say what should change.", { examples: this.examples });
    return derive(
      call.options.clip,
      {
        kind: "edit",
        ...(shot === undefined ? {} : { shot }),
        ...(words === undefined ? {} : { words }),
        ...(framing === undefined ? {} : { framing }),
        ...(camera === undefined ? {} : { camera }),
        ...(picture === undefined ? {} : { picture }),
      },
      call,
      context,
    );
  },
});
