import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { html } from "hono/html";
import { BotError } from "../../src/core/errors.ts";
import { REPORT_REASONS, type ReportReason } from "../../src/core/ports/cases.ts";
import type { Reports } from "../../src/core/ports/reports.ts";
import { PageError } from "./page-error.ts";

const NOTICE_PATH = "/notice";
const STYLE_PATH = `${NOTICE_PATH}/style.css`;
const POLICY =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const FORM_MAX_BYTES = 32 * 1024;
const LONGEST = { clip: 60, where: 500, says: 2_000, contact: 200 } as const;
const STYLE = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
html { background: light-dark(#fff, #121212); color: light-dark(#1a1a1a, #f2f2f2); }
body { max-width: 38rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
label, fieldset { display: block; margin: 1rem 0; border: 0; padding: 0; }
fieldset label { margin: 0.25rem 0; }
legend, .name { font-weight: 600; }
input:not([type="radio"]), textarea { box-sizing: border-box; width: 100%; font: inherit; padding: 0.5rem; border: 1px solid #8888; border-radius: 0.4rem; }
button { font: inherit; padding: 0.6rem 1.2rem; border: 0; border-radius: 0.4rem; background: #b4442a; color: #fff; cursor: pointer; }
input[type="radio"] { width: 1.25rem; height: 1.25rem; vertical-align: text-bottom; accent-color: #b4442a; }
:focus-visible { outline: 2px solid light-dark(#8c2f1c, #ff9d85); outline-offset: 2px; }
small { color: light-dark(#595959, #b3b3b3); }
a { color: light-dark(#8c2f1c, #ff9d85); }
[role="alert"] { border-left: 0.25rem solid #b4442a; padding-left: 0.75rem; }
`;

type Markup = ReturnType<typeof html>;

const utc = (at: number) => `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;

/** The form by which anybody reports a film of this bot's, without an account and without scripts. */
export function createNoticeRoutes({
  reports,
  addressOf,
}: {
  reports: Pick<Reports, "notice" | "noticeState">;
  /** Who asks, to tell one from another. */
  addressOf: (context: Context) => string;
}): Hono {
  const routes = new Hono();

  routes.use(NOTICE_PATH, bodyLimit({ maxSize: FORM_MAX_BYTES, onError: (context) => tooLong(context) }));
  routes.get(STYLE_PATH, (context) =>
    context.body(STYLE, 200, { "Content-Type": "text/css; charset=utf-8" }),
  );
  routes.get(NOTICE_PATH, (context) => page(context, 200, form({ clip: context.req.query("clip") ?? "" })));
  routes.post(NOTICE_PATH, async (context) => {
    const sent = await context.req.parseBody();
    const text = (name: string) => {
      const value = sent[name];
      return typeof value === "string" ? value.trim() : "";
    };
    const given = {
      clip: text("clip"),
      where: text("where"),
      says: text("says"),
      contact: text("contact"),
      reason: text("reason"),
    };
    const { clip, where, says, contact, reason } = given;
    if (Object.entries(LONGEST).some(([name, most]) => text(name).length > most)) return tooLong(context);
    if (!Object.hasOwn(REPORT_REASONS, reason))
      return page(context, 400, form(given, "Please say what is wrong with it."));
    if (clip === "" && where === "" && says === "")
      return page(
        context,
        400,
        form(given, "Please say which video it is: its number, where you saw it, or what it shows."),
      );
    try {
      const { case: id, lookedAtBy } = await reports.notice({
        clip,
        reason: reason as ReportReason,
        said: { where, says, contact },
        from: addressOf(context),
      });
      return page(
        context,
        201,
        html`<h1>Thank you: case ${id}</h1>
          <p>Somebody will look at it before ${utc(lookedAtBy)}.</p>
          <p>
            Keep this address, which tells what became of it:
            <a href="${NOTICE_PATH}/${id}">${NOTICE_PATH}/${id}</a>
          </p>`,
      );
    } catch (error) {
      if (!(error instanceof BotError) || error.code !== "too-many-reports") throw error;
      return page(context, 429, form(given, error.userMessage));
    }
  });
  routes.get(`${NOTICE_PATH}/:id`, async (context) => {
    const found = await reports.noticeState(context.req.param("id"));
    if (!found)
      return page(
        context,
        404,
        html`<h1>No such case</h1>
          <p>There is no case of that number, or it is too old to be kept.</p>`,
      );
    const became = {
      open: `Nobody has decided yet. Somebody will look at it before ${utc(found.lookedAtBy)}.`,
      stays: "Somebody has looked at it, and it stays.",
      removed: "Somebody has looked at it, and took it away.",
      decided: "Somebody has looked at it, and did what there was to do.",
    }[found.state];
    return page(
      context,
      200,
      html`<h1>Case ${context.req.param("id")}</h1>
        <p>${became}</p>`,
    );
  });
  routes.onError((error, context) => {
    if (error instanceof PageError) throw error;
    return page(
      context,
      500,
      html`<h1>That went wrong</h1>
        <p>Your notice was not taken. Please send it again in some minutes.</p>`,
    );
  });
  return routes;
}

function tooLong(context: Context): Response | Promise<Response> {
  return page(
    context,
    413,
    html`<h1>That is too long</h1>
      <p>Please say it in at most ${LONGEST.says} characters.</p>`,
  );
}

interface Given {
  clip: string;
  where?: string;
  says?: string;
  contact?: string;
  reason?: string;
}

function form(given: Given, why = ""): Markup {
  return html`<h1>Report a video made by this bot</h1>
    ${why === "" ? "" : html`<p role="alert">${why}</p>`}
    <p>
      You need no account. Somebody looks at it within 48 hours. What you report as yourself, as intimate or as showing a minor
      is hidden until then.
    </p>
    <form method="post" action="${NOTICE_PATH}">
      <fieldset>
        <legend>What is wrong with it?</legend>
        ${Object.entries(REPORT_REASONS).map(
          ([value, { label }]) =>
            html`<label
              ><input
                type="radio"
                name="reason"
                value="${value}"
                required
                ${value === given.reason ? "checked" : ""}
              />
              ${label}</label
            >`,
        )}
      </fieldset>
      <label
        ><span class="name">Its number</span>
        <input name="clip" maxlength="${LONGEST.clip}" value="${given.clip}" />
        <small>In the bot's post, or in the file. Leave it empty if you don't know it.</small></label
      >
      <label
        ><span class="name">Where you saw it</span>
        <input name="where" maxlength="${LONGEST.where}" value="${given.where ?? ""}" />
        <small>A link, or the name of the chat.</small></label
      >
      <label
        ><span class="name">What it shows, and why it should go</span>
        <textarea name="says" rows="5" maxlength="${LONGEST.says}">${given.says ?? ""}</textarea></label
      >
      <label
        ><span class="name">How to reach you</span>
        <input name="contact" maxlength="${LONGEST.contact}" value="${given.contact ?? ""}" />
        <small
          >If you like. Only those who review for this bot see it; it is kept as long as the case. You can also look up what
          became of it without.</small
        ></label
      >
      <button>Send</button>
    </form>`;
}

function page(context: Context, status: 200 | 201 | 400 | 404 | 413 | 429 | 500, body: Markup) {
  context.header("Content-Security-Policy", POLICY);
  context.header("Referrer-Policy", "no-referrer");
  context.header("X-Content-Type-Options", "nosniff");
  context.header("Cache-Control", "no-store");
  return context.html(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>Report a video</title>
          <link rel="stylesheet" href="${STYLE_PATH}" />
        </head>
        <body>
          <main>${body}</main>
        </body>
      </html>`,
    status,
  );
}
