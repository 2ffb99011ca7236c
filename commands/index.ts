import type { AnyCommand } from "../src/core/talk/command.ts";
import { accept } from "./accept.ts";
import { admin } from "./admin.ts";
import { allowLink } from "./allow-link.ts";
import { appeal } from "./appeal.ts";
import { allowPicture, cast, place } from "./bible.ts";
import { blend } from "./blend.ts";
import { buy } from "./buy.ts";
import { cancel } from "./cancel.ts";
import { captions } from "./captions.ts";
import { change } from "./change.ts";
import { deleteClip } from "./delete.ts";
import { drop } from "./drop.ts";
import { exportFilm } from "./export.ts";
import { extend } from "./extend.ts";
import { film } from "./film.ts";
import { forgetMe } from "./forget-me.ts";
import { frames } from "./frames.ts";
import { help } from "./help.ts";
import { history } from "./history.ts";
import { idea } from "./idea.ts";
import { ideas } from "./ideas.ts";
import { join } from "./join.ts";
import { link } from "./link.ts";
import { withLocalNames } from "./local-names.ts";
import { locales } from "./locales/index.ts";
import { loop } from "./loop.ts";
import { models } from "./models.ts";
import { paysupport } from "./paysupport.ts";
import { pick } from "./pick.ts";
import { privacy } from "./privacy.ts";
import { makePrivate } from "./private.ts";
import { makePublic } from "./public.ts";
import { queue } from "./queue.ts";
import { quota } from "./quota.ts";
import { recipe } from "./recipe.ts";
import { redraw } from "./redraw.ts";
import { reframe } from "./reframe.ts";
import { remix } from "./remix.ts";
import { render } from "./render.ts";
import { reorder } from "./reorder.ts";
import { report } from "./report.ts";
import { reroll } from "./reroll.ts";
import { reshoot } from "./reshoot.ts";
import { retry } from "./retry.ts";
import { review } from "./review.ts";
import { rushes } from "./rushes.ts";
import { settings } from "./settings.ts";
import { show } from "./show.ts";
import { start } from "./start.ts";
import { terms } from "./terms.ts";
import { trim } from "./trim.ts";
import { unlink } from "./unlink.ts";
import { vary } from "./vary.ts";
import { verify } from "./verify.ts";
import { video } from "./video.ts";
import { voices } from "./voices.ts";
import { vote } from "./vote.ts";

const all: readonly AnyCommand[] = [
  video,
  film,
  cast,
  place,
  remix,
  queue,
  cancel,
  quota,
  history,
  ideas,
  models,
  settings,
  help,
  reroll,
  vary,
  pick,
  extend,
  trim,
  loop,
  blend,
  reframe,
  render,
  vote,
  reorder,
  recipe,
  captions,
  voices,
  exportFilm,
  show,
  verify,
  makePrivate,
  makePublic,
  deleteClip,
  report,
  link,
  unlink,
  privacy,
  join,
  rushes,
  retry,
  change,
  frames,
  redraw,
  reshoot,
  drop,
  start,
  accept,
  allowLink,
  allowPicture,
  buy,
  paysupport,
  terms,
  admin,
  appeal,
  forgetMe,
  review,
  idea,
];

/** Everything a person can ask for, in the order of menus and help. */
export const commands = withLocalNames(all, locales);
