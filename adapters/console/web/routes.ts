import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { html } from "hono/html";
import { z } from "zod";
import type { Person } from "../../../src/core/access/person.ts";
import type { Log } from "../../../src/core/ports/log.ts";
import type { Logins } from "../../../src/core/ports/logins.ts";
import type { MediaStore } from "../../../src/core/ports/media-store.ts";
import type { Notebook } from "../../../src/core/ports/notebook.ts";
import type { Studio } from "../../../src/core/ports/studio.ts";
import { FILE_TOO_LARGE, VIDEO_MAX_BYTES } from "../../../src/core/talk/sent-files.ts";
import { createGuard } from "../../web/guard.ts";
import { createLogin, LOGIN_PATH } from "../../web/login.ts";
import { PageError, toHttpProblem } from "../../web/page-error.ts";
import { createPageFiles } from "../../web/page-files.ts";
import { toCommandMenu } from "../command-menu.ts";
import type { ConsoleListener } from "../listener.ts";
import type { Message } from "../message.ts";
import { NAME_MAX_LENGTH } from "../people.ts";
import { ID, PLATFORM } from "../place.ts";
import { fileShown, toPageMessage } from "../render.ts";
import { TITLE_MAX_LENGTH } from "../threads.ts";
import { createEvents } from "./events.ts";
import { sendFile } from "./media-file.ts";
import { createSentFiles } from "./sent-files.ts";

/** Long enough for the longest prompt with every option, so that it is the command that says what is too long. */
const TEXT_MAX_LENGTH = 8_000;
/** More than any message has, however its letters are escaped. */
const JSON_MAX_BYTES = 1_000_000;
const UPLOADS_PATH = "/api/uploads";
const FILES_MAX = 4;

const id = z.string().regex(ID);
const words = z.string().max(TEXT_MAX_LENGTH);
const said = z.strictObject({
  id,
  as: z.string(),
  text: words,
  replyTo: id.optional(),
  files: z.array(id).max(FILES_MAX).default([]),
});
const pressed = z.strictObject({
  id,
  as: z.string(),
  message: id,
  button: z.strictObject({ index: z.number().int().min(0), label: z.string(), command: z.string() }),
  words: words.optional(),
});
const named = z.strictObject({ name: z.string().trim().min(1).max(NAME_MAX_LENGTH) });

const titled = z.strictObject({ title: z.string().trim().min(1).max(TITLE_MAX_LENGTH) });

export interface ConsoleRoutes {
  /** To be mounted at `/`. */
  routes: Hono;
  /** Ends the live streams; the server can't stop while they are open. */
  close(): Promise<void>;
}

/**
 * The local chat's page, its API and the files its messages show. `hosts`: names under which it may be reached
 * besides this machine's own, without port.
 */
export function createConsoleRoutes(dependencies: {
  listener: ConsoleListener;
  studio: Pick<Studio, "clip">;
  notebook: Notebook;
  media: MediaStore;
  newId: () => string;
  hosts: readonly string[];
  logins: Logins;
  /** Whether a request comes from this machine itself, where nobody has to log in. */
  isLocal(context: Context): boolean;
  log: Pick<Log, "warn">;
}): ConsoleRoutes {
  const { listener, studio, media, log } = dependencies;
  const { threads, people } = listener;
  const events = createEvents({ threads, log });
  const uploads = createSentFiles(dependencies);
  const pageFile = createPageFiles(new URL("../page/", import.meta.url));
  const routes = new Hono();

  async function personOf(given: string | undefined): Promise<Person> {
    const person = given ? await people.find(given) : undefined;
    if (!person) throw new PageError(400, "no-such-person", "This person isn't here. Please choose another.");
    return person;
  }

  /** A thread begins with the first thing said in it: until then it is only an id that a page made up. */
  function threadOf(given: string | undefined): string {
    if (!given || !ID.test(given)) throw noSuchThread();
    return given;
  }

  function noSuchThread(): PageError {
    return new PageError(404, "no-such-thread", "There is no such thread. Please choose another.");
  }

  function tooLong(): PageError {
    const most = TEXT_MAX_LENGTH.toLocaleString("en");
    return new PageError(413, "too-long", `This is too long: ${most} characters is the most.`);
  }

  function seenBy(person: Person, messages: readonly Message[]) {
    return messages.map((message) => toPageMessage(message, person.id)).filter((one) => one !== undefined);
  }

  async function bodyOf<Schema extends z.ZodType>(
    request: { json(): Promise<unknown>; header(name: string): string | undefined },
    schema: Schema,
  ): Promise<z.output<Schema>> {
    if (!request.header("content-type")?.startsWith("application/json")) {
      throw new PageError(415, "not-json", "This must be sent as JSON.");
    }
    const parsed = schema.safeParse(await request.json().catch(() => undefined));
    if (parsed.success) return parsed.data;
    const problem = parsed.error.issues[0];
    if (problem?.code === "too_big" && problem.path[0] === "text") throw tooLong();
    throw parsed.error;
  }

  routes.onError((error, context) => {
    const { status, body } = toHttpProblem(error);
    if (status === 500) log.warn({ err: error, path: context.req.path }, "the local chat could not answer");
    return context.json(body, status);
  });
  const guard = createGuard({ hosts: dependencies.hosts, page: "The local chat", setting: "PAGE_HOSTS" });
  // Only here: others' routes on the same server, such as webhooks, have callers and names of their own.
  const doors = ["/", "/page/*", "/api/*", "/media/*"];
  for (const path of [...doors, LOGIN_PATH]) routes.use(path, guard);
  const login = createLogin({
    ...dependencies,
    stylesheet: "/page/style.css",
    words: {
      page: "chat",
      cookie: "rushes-chat",
      title: "Rushes",
      called: "the local chat",
      howTo: html`<p>
        On the machine the bot runs on, in its folder, <code>npm run admin -- login</code> prints a link that works once
        and for five minutes.
      </p>`,
    },
  });
  for (const path of doors) routes.use(path, login.guard);
  routes.route("/", login.routes);
  routes.use("/api/*", async (context, next) => {
    context.header("Cache-Control", "no-store");
    await next();
  });
  const filesAtMost = bodyLimit({
    // What each kind of file may have at most is looked at where it is taken in.
    maxSize: VIDEO_MAX_BYTES,
    onError: () => {
      throw new PageError(413, "too-large", FILE_TOO_LARGE.video);
    },
  });
  const wordsAtMost = bodyLimit({
    maxSize: JSON_MAX_BYTES,
    onError: () => {
      throw tooLong();
    },
  });
  routes.use("/api/*", (context, next) =>
    (context.req.path === UPLOADS_PATH ? filesAtMost : wordsAtMost)(context, next),
  );

  routes.get("/", (context) => pageFile(context, "index.html") ?? context.notFound());
  routes.get("/page/:name", (context) => pageFile(context, context.req.param("name")) ?? context.notFound());

  routes.get("/api/start", async (context) => {
    const everyone = await people.list();
    const me = everyone.find((person) => person.id === context.req.query("as")) ?? (everyone[0] as Person);
    return context.json({
      people: everyone.map(({ id: personId, name }) => ({ id: personId, name })),
      me: me.id,
      commands: toCommandMenu(listener.dispatcher.commands),
      threads: await threads.list(),
    });
  });

  routes.post("/api/people", async (context) => {
    const { name } = await bodyOf(context.req, named);
    const added = await people.add(name);
    if (!added)
      throw new PageError(
        409,
        "too-many-people",
        "There are enough people here already. Go on as one of them.",
      );
    return context.json({ id: added.id, name: added.name });
  });

  routes.get("/api/events", async (context) => {
    const person = await personOf(context.req.query("as"));
    return events.stream(context, {
      thread: threadOf(context.req.query("thread")),
      viewer: person.id,
    });
  });

  routes.get("/api/threads/:thread/messages", async (context) => {
    const person = await personOf(context.req.query("as"));
    const before = z.coerce.number().int().positive().optional().parse(context.req.query("before"));
    const thread = threadOf(context.req.param("thread"));
    const found = await threads.messages(thread, before ? { before } : {});
    return context.json({ messages: seenBy(person, found) });
  });

  routes.post("/api/threads/:thread/messages", async (context) => {
    const body = await bodyOf(context.req, said);
    const thread = threadOf(context.req.param("thread"));
    const files = await Promise.all(body.files.map((file) => uploads.find(file)));
    if (files.includes(undefined)) {
      throw new PageError(400, "no-such-file", "A file is no longer here. Please attach it again.");
    }
    if (!body.text.trim() && files.length === 0) {
      throw new PageError(400, "nothing-said", "Please type what you would like to see.");
    }
    const person = await personOf(body.as);
    const answers = await listener.say({
      id: body.id,
      thread,
      person,
      text: body.text,
      ...(body.replyTo ? { replyTo: body.replyTo } : {}),
      files: files.filter((file) => file !== undefined),
    });
    return context.json({ messages: seenBy(person, answers) });
  });

  routes.post("/api/threads/:thread/title", async (context) => {
    const { title } = await bodyOf(context.req, titled);
    const renamed = await threads.rename(threadOf(context.req.param("thread")), title);
    if (!renamed) throw noSuchThread();
    return context.json({ thread: renamed });
  });

  routes.post("/api/threads/:thread/presses", async (context) => {
    const { as, words: filledIn, ...body } = await bodyOf(context.req, pressed);
    const thread = threadOf(context.req.param("thread"));
    const person = await personOf(as);
    const answers = await listener.press({
      ...body,
      thread,
      person,
      ...(filledIn === undefined ? {} : { words: filledIn }),
    });
    if (!answers)
      throw new PageError(
        409,
        "button-gone",
        "This button no longer does anything. Ask again: the newest message has what can be done.",
      );
    return context.json({ messages: seenBy(person, answers) });
  });

  routes.post("/api/threads/:thread/messages/:message/dismiss", async (context) => {
    const { as } = await bodyOf(context.req, z.strictObject({ as: z.string() }));
    const thread = threadOf(context.req.param("thread"));
    const person = await personOf(as);
    const message = await threads.message(thread, context.req.param("message"));
    if (!message || message.to !== person.id) {
      throw new PageError(403, "not-yours", "Only what the bot told you alone can be put away.");
    }
    await threads.remove(thread, message.id);
    return context.json({});
  });

  routes.post(UPLOADS_PATH, async (context) => {
    const name = decoded(context.req.header("x-file-name") ?? "file");
    const taken = await uploads.take(new Uint8Array(await context.req.arrayBuffer()), name);
    return context.json({ id: taken.id, kind: taken.kind, name: taken.name });
  });

  routes.get("/api/suggest", async (context) => {
    const asked = z
      .object({ command: z.string(), option: z.string(), typed: z.string().max(200), thread: id })
      .parse(context.req.query());
    const person = await personOf(context.req.query("as"));
    const choices = await listener.dispatcher.suggest(asked.command, asked.option, asked.typed, {
      person,
      surface: { platform: PLATFORM, chat: asked.thread },
    });
    return context.json({ choices: choices.map(({ value, label }) => ({ value, label })) });
  });

  /** Where a clip was posted, to go and look at it. */
  routes.get("/api/clips/:clip/place", async (context) => {
    const person = await personOf(context.req.query("as"));
    const surface = { platform: PLATFORM, chat: context.req.query("thread") ?? "" };
    const clip = await studio.clip(context.req.param("clip"), person, surface);
    const place = clip?.posted ?? clip?.card;
    if (place?.platform !== PLATFORM) {
      throw new PageError(404, "not-here", "This clip isn't in the local chat.");
    }
    return context.json({ thread: place.chat, message: place.message });
  });

  routes.get("/media/:thread/:message/:slot", async (context) => {
    const { thread, message: messageId, slot } = context.req.param();
    const message = ID.test(thread) && ID.test(messageId) && (await threads.message(thread, messageId));
    const hidden = !message || (message.to !== undefined && message.to !== context.req.query("as"));
    const file = hidden ? undefined : fileShown(message, slot);
    if (!file) throw new PageError(404, "not-here", "There is no such file in the local chat.");
    return sendFile(context, await media.path(file.key), {
      name: file.name,
      download: context.req.query("download") !== undefined,
    });
  });

  return { routes, close: events.close };
}

/** A header as it was before it was encoded; as it is where that can't be. */
function decoded(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    return header;
  }
}
