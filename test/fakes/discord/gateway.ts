import { GatewayDispatchEvents, GatewayIntentBits, GatewayOpcodes } from "discord-api-types/v10";
import type { WebSocket } from "ws";
import { z } from "zod";
import { identify, resume } from "./bodies.ts";
import type { World } from "./world.ts";

interface Session {
  id: string;
  intents: number;
  /** Its number and how many there are: a server's events go to one of them. */
  shard: [number, number];
  sequence: number;
  /** Everything told since the beginning, for a resume. */
  events: { t: string; s: number; d: unknown }[];
  socket: WebSocket | undefined;
}

interface Options {
  token: string;
  heartbeatMs: number;
  /** The privileged Message Content intent is switched on for the application. */
  messageContent: boolean;
  url(): string;
  /** Servers as GUILD_CREATE tells them. */
  guilds(): { id: string }[];
}

interface Told {
  id?: string;
  guild_id?: string | null;
}

/** Servers are spread over connections by the moment they were made. */
export function shardOf(guild: string, count: number): number {
  return Number((BigInt(guild) >> 22n) % BigInt(count));
}

/** What is of no server goes to the first connection. */
function isFor([number, count]: [number, number], guild: string | null | undefined): boolean {
  return number === (guild ? shardOf(guild, count) : 0);
}

const payload = z.strictObject({
  op: z.number().int(),
  d: z.unknown(),
  s: z.number().int().nullish(),
  t: z.string().nullish(),
});
const GREATEST_PAYLOAD = 4_096;

/** Gateway v10: hello, identify, heartbeats, dispatches in order, resume, reconnect and invalid session. */
export function createGateway(world: World, options: Options) {
  const sessions = new Map<string, Session>();
  const counts = { identified: 0, resumed: 0, heartbeats: 0, turnedAway: 0 };
  const shards: [number, number][] = [];
  let refusesResumes = false;
  let turnsAway = false;

  function accept(socket: WebSocket): void {
    if (turnsAway) {
      counts.turnedAway += 1;
      world.changed();
      socket.close(4000, "Unknown error");
      return;
    }
    let session: Session | undefined;
    const send = (op: GatewayOpcodes, d: unknown, more: object = {}) =>
      socket.send(JSON.stringify({ op, d, s: null, t: null, ...more }));
    socket.on("close", (code) => {
      if (session?.socket !== socket) return;
      session.socket = undefined;
      // https://discord.com/developers/docs/events/gateway#initiating-a-disconnect
      if (code === 1000 || code === 1001) sessions.delete(session.id);
    });
    socket.on("message", (raw) => {
      const text = String(raw);
      if (text.length > GREATEST_PAYLOAD) return socket.close(4002, "Payload too long");
      const parsed = payload.safeParse(JSON.parse(text));
      if (!parsed.success) {
        world.problem(`gateway payload: ${z.prettifyError(parsed.error)}`);
        return socket.close(4002, "Error while decoding payload");
      }
      const { op, d } = parsed.data;
      if (op === GatewayOpcodes.Heartbeat) {
        counts.heartbeats += 1;
        return send(GatewayOpcodes.HeartbeatAck, null);
      }
      if (op === GatewayOpcodes.Identify) {
        if (session) return socket.close(4005, "Already authenticated");
        const asked = identify.safeParse(d);
        if (!asked.success) {
          world.problem(`identify: ${z.prettifyError(asked.error)}`);
          return socket.close(4002, "Error while decoding payload");
        }
        if (asked.data.token !== options.token) return socket.close(4004, "Authentication failed");
        const wantsContent = (asked.data.intents & GatewayIntentBits.MessageContent) !== 0;
        if (wantsContent && !options.messageContent) return socket.close(4014, "Disallowed intent(s)");
        counts.identified += 1;
        session = {
          id: `session-${world.id()}`,
          intents: asked.data.intents,
          shard: asked.data.shard ?? [0, 1],
          sequence: 0,
          events: [],
          socket,
        };
        sessions.set(session.id, session);
        shards.push(session.shard);
        const { shard } = session;
        const guilds = options.guilds().filter(({ id }) => isFor(shard, id));
        tell(session, GatewayDispatchEvents.Ready, {
          v: 10,
          user: world.bot,
          guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
          session_id: session.id,
          resume_gateway_url: options.url(),
          application: { id: world.applicationId, flags: 0 },
          ...(asked.data.shard ? { shard: asked.data.shard } : {}),
        });
        for (const guild of guilds) tell(session, GatewayDispatchEvents.GuildCreate, guild);
        return world.changed();
      }
      if (op === GatewayOpcodes.Resume) {
        const asked = resume.safeParse(d);
        if (!asked.success) {
          world.problem(`resume: ${z.prettifyError(asked.error)}`);
          return socket.close(4002, "Error while decoding payload");
        }
        const known = refusesResumes ? undefined : sessions.get(asked.data.session_id);
        if (!known || asked.data.token !== options.token) return send(GatewayOpcodes.InvalidSession, false);
        session = known;
        const before = session.socket;
        session.socket = socket;
        // A session has one connection.
        before?.terminate();
        counts.resumed += 1;
        for (const event of session.events.filter(({ s }) => s > asked.data.seq)) {
          socket.send(JSON.stringify({ op: GatewayOpcodes.Dispatch, ...event }));
        }
        tell(session, GatewayDispatchEvents.Resumed, {});
        return world.changed();
      }
      if (!session) return socket.close(4003, "Not authenticated");
      world.problem(`gateway opcode ${op}`);
      socket.close(4001, "Unknown opcode");
    });
    send(GatewayOpcodes.Hello, { heartbeat_interval: options.heartbeatMs });
  }

  function tell(session: Session, t: string, d: unknown): void {
    session.sequence += 1;
    const event = { t, s: session.sequence, d };
    session.events.push(event);
    session.socket?.send(JSON.stringify({ op: GatewayOpcodes.Dispatch, ...event }));
  }

  const connected = () => [...sessions.values()].filter(({ socket }) => socket !== undefined);

  return {
    accept,
    counts,
    /** The connections that identified, as they said: number and how many. */
    shards,
    get isConnected() {
      return connected().length > 0;
    },
    /** Tells an event to every session that asked for its kind; `as` may change it for what the session may see. */
    dispatch(
      t: GatewayDispatchEvents,
      intent: GatewayIntentBits | 0,
      as: (seesContent: boolean) => unknown,
    ): void {
      for (const session of sessions.values()) {
        if (intent !== 0 && (session.intents & intent) === 0) continue;
        const d = as((session.intents & GatewayIntentBits.MessageContent) !== 0) as Told;
        const guild = t === GatewayDispatchEvents.GuildCreate ? d.id : d.guild_id;
        if (isFor(session.shard, guild)) tell(session, t, d);
      }
    },
    /** The network goes away without a word. */
    drop(): void {
      for (const { socket } of connected()) socket?.terminate();
    },
    askReconnect(): void {
      for (const { socket } of connected())
        socket?.send(JSON.stringify({ op: GatewayOpcodes.Reconnect, d: null, s: null, t: null }));
    },
    invalidate(resumable: boolean): void {
      for (const session of connected()) {
        session.socket?.send(
          JSON.stringify({ op: GatewayOpcodes.InvalidSession, d: resumable, s: null, t: null }),
        );
        if (!resumable) sessions.delete(session.id);
      }
    },
    closeWith(code: number): void {
      for (const { socket } of connected()) socket?.close(code);
    },
    /** Connections are closed before a word is said. */
    turnAway(turns: boolean): void {
      turnsAway = turns;
    },
    refuseResumes(refuses: boolean): void {
      refusesResumes = refuses;
    },
    close(): void {
      for (const { socket } of sessions.values()) socket?.terminate();
    },
  };
}
