import { type Context, Hono, type MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { html } from "hono/html";
import type { Logins } from "../../../src/core/ports/logins.ts";
import { PageError } from "../errors.ts";

export const LOGIN_PATH = "/login";
const COOKIE = "rushes-chat";

/** The page of a link is one form and a stylesheet; nothing runs in it. */
const FORM_POLICY =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/**
 * Lets in whoever sits at this machine, and elsewhere only who opened a one-time link. Opening a link shows a button,
 * and only the button uses it up: chats and mail programs open links by themselves to show a preview.
 */
export function createLogin({
  logins,
  isLocal,
  stylesheet,
}: {
  logins: Logins;
  isLocal(context: Context): boolean;
  stylesheet: string;
}): { guard: MiddlewareHandler; routes: Hono } {
  const routes = new Hono();

  routes.get(LOGIN_PATH, (context) => {
    const link = context.req.query("link") ?? "";
    return page(
      context,
      200,
      html`<h1>Rushes</h1>
        <p>This opens the local chat in this browser for twelve hours.</p>
        <form method="post" action="${LOGIN_PATH}">
          <input type="hidden" name="link" value="${link}" />
          <button>Open the local chat</button>
        </form>`,
    );
  });

  routes.post(LOGIN_PATH, async (context) => {
    const { link } = await context.req.parseBody();
    const opened = typeof link === "string" ? await logins.redeem("chat", link) : undefined;
    if (!opened)
      return page(context, 403, askForLink("This link was used already, or it is older than five minutes."));
    setCookie(context, COOKIE, opened.session, {
      httpOnly: true,
      sameSite: "Strict",
      // A cookie marked secure is dropped where the page is opened by plain http, as in a home network.
      secure:
        new URL(context.req.url).protocol === "https:" || context.req.header("x-forwarded-proto") === "https",
      maxAge: opened.seconds,
      path: "/",
    });
    return context.redirect("/", 303);
  });

  const guard: MiddlewareHandler = async (context, next) => {
    // The stylesheet says nothing, and the page that asks for a login uses it.
    if (isLocal(context) || context.req.path === stylesheet) return next();
    const session = getCookie(context, COOKIE);
    if (session !== undefined && (await logins.holds("chat", session))) return next();
    if (context.req.path === "/")
      return page(context, 401, askForLink("This chat is open to whoever has a link."));
    throw new PageError(
      401,
      "login-needed",
      "The login has run out. Open a new link: whoever runs the bot gets one with npm run admin -- login.",
    );
  };
  return { guard, routes };

  function page(context: Context, status: 200 | 401 | 403, body: ReturnType<typeof html>) {
    context.header("Content-Security-Policy", FORM_POLICY);
    context.header("Cache-Control", "no-store");
    return context.html(
      html`<!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>Rushes</title>
            <link rel="stylesheet" href="${stylesheet}" />
          </head>
          <body>
            <main class="login">${body}</main>
          </body>
        </html>`,
      status,
    );
  }
}

function askForLink(why: string) {
  return html`<h1>Rushes</h1>
    <p>${why}</p>
    <p>
      On the machine the bot runs on, in its folder, <code>npm run admin -- login</code> prints a link that works once
      and for five minutes.
    </p>`;
}
