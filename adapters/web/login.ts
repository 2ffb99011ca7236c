import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getCookie, setCookie } from "hono/cookie";
import { html } from "hono/html";
import type { LoginPage, Logins } from "../../src/core/ports/logins.ts";
import { PageError } from "./page-error.ts";

export const LOGIN_PATH = "/login";

/** The page of a link is one form and a stylesheet; nothing runs in it. */
const FORM_POLICY =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Room for a link's secret, or for a long password. */
const FORM_MAX_BYTES = 8_192;

type Markup = ReturnType<typeof html>;

/** What a page's login says, and whom it lets in. */
export interface LoginWords {
  page: LoginPage;
  cookie: string;
  title: string;
  /** "the local chat" */
  called: string;
  /** How one comes by a link. */
  howTo: Markup;
}

/**
 * Lets in whoever sits at this machine, where that is enough, and else only who opened a one-time link or knows the password.
 * Opening a link shows a button, and only the button uses it up: chats and mail programs open links by themselves to show a
 * preview.
 */
export function createLogin({
  logins,
  isLocal,
  stylesheet,
  words,
  mayEnter = async () => true,
  password,
}: {
  logins: Logins;
  isLocal(context: Context): boolean;
  stylesheet: string;
  words: LoginWords;
  /** Whether whom a session belongs to may still come in. */
  mayEnter?: (who: string) => Promise<boolean>;
  /** Where a password opens the page too. */
  password?: { who: string; check(typed: string): Promise<"right" | "wrong" | "too-often"> };
}): { guard: MiddlewareHandler; routes: Hono } {
  const routes = new Hono();
  const { page: which, called } = words;

  routes.get(LOGIN_PATH, (context) => {
    const link = context.req.query("link") ?? "";
    if (link === "" && password) return page(context, 200, passwordForm());
    return page(
      context,
      200,
      html`<h1>${words.title}</h1>
        <p>This opens ${called} in this browser for twelve hours.</p>
        <form method="post" action="${LOGIN_PATH}">
          <input type="hidden" name="link" value="${link}" />
          <button>Open ${called}</button>
        </form>`,
    );
  });

  // Whoever sends this has not said yet who they are.
  routes.use(
    LOGIN_PATH,
    bodyLimit({
      maxSize: FORM_MAX_BYTES,
      onError: () => {
        throw new PageError(413, "too-large", "That is no login: the page's own form sends less.");
      },
    }),
  );
  routes.post(LOGIN_PATH, async (context) => {
    const { link, password: typed } = await context.req.parseBody();
    if (typeof typed === "string" && password) {
      const answer = await password.check(typed);
      if (answer === "right") return enter(context, await logins.open(which, password.who));
      const why =
        answer === "wrong" ? "That is not the password." : "Too many tries. Wait a quarter of an hour.";
      return page(context, answer === "wrong" ? 403 : 429, passwordForm(why));
    }
    const opened = typeof link === "string" ? await logins.redeem(which, link) : undefined;
    if (opened) return enter(context, opened);
    return page(context, 403, askForLink("This link was used already, or it is older than five minutes."));
  });

  const guard: MiddlewareHandler = async (context, next) => {
    // The stylesheet says nothing, and the page that asks for a login uses it.
    if (isLocal(context) || context.req.path === stylesheet) return next();
    const session = getCookie(context, words.cookie);
    const who = session === undefined ? undefined : await logins.holder(which, session);
    if (who !== undefined && (await mayEnter(who))) return next();
    if (context.req.path === "/") {
      return page(
        context,
        401,
        password ? passwordForm() : askForLink(`${capital(called)} is open to whoever has a link.`),
      );
    }
    throw new PageError(
      401,
      "login-needed",
      "The login has run out. Open a new link: whoever runs the bot gets one with npm run admin -- login.",
    );
  };
  return { guard, routes };

  function enter(context: Context, { session, seconds }: { session: string; seconds: number }) {
    setCookie(context, words.cookie, session, {
      httpOnly: true,
      sameSite: "Strict",
      // A cookie marked secure is dropped where the page is opened by plain http, as in a home network.
      secure:
        new URL(context.req.url).protocol === "https:" || context.req.header("x-forwarded-proto") === "https",
      maxAge: seconds,
      path: "/",
    });
    return context.redirect("/", 303);
  }

  function passwordForm(why = "") {
    return html`<h1>${words.title}</h1>
      ${why === "" ? "" : html`<p role="alert">${why}</p>`}
      <form method="post" action="${LOGIN_PATH}">
        <label for="password">Password</label>
        <input id="password" type="password" name="password" autocomplete="current-password" required autofocus />
        <button>Open ${called}</button>
      </form>
      ${words.howTo}`;
  }

  function askForLink(why: string) {
    return html`<h1>${words.title}</h1>
      <p>${why}</p>
      ${words.howTo}`;
  }

  function page(context: Context, status: 200 | 401 | 403 | 429, body: Markup | Promise<Markup>) {
    context.header("Content-Security-Policy", FORM_POLICY);
    context.header("Cache-Control", "no-store");
    // With no-referrer a browser says `Origin: null` of a form's own page (Fetch, "append a request Origin header").
    context.header("Referrer-Policy", "same-origin");
    return context.html(
      html`<!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>${words.title}</title>
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

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
