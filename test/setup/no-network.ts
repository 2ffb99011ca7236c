import { Socket } from "node:net";

const GUARDED = Symbol.for("rushes: reaches this machine only");
type Connect = (...args: unknown[]) => Socket;

/** Tests reach this machine only: anything else is an error that names the address. */
function guarded(connect: Connect): Connect {
  return Object.assign(
    function (this: Socket, ...args: unknown[]) {
      const flat = args.flat();
      const target = flat[0];
      const host =
        typeof target === "object" && target !== null && "host" in target
          ? target.host
          : typeof target === "number" || (typeof target === "string" && /^\d+$/.test(target))
            ? flat[1]
            : undefined;
      if (typeof host === "string" && !/^(localhost|127\.|::1$|\[::1\]$)/.test(host)) {
        throw new Error(`Tests must not reach the network: ${host}`);
      }
      return connect.apply(this, args);
    },
    { [GUARDED]: true },
  );
}

// This is run before each file, in a process that many files share.
const { connect } = Socket.prototype;
if (!(GUARDED in connect)) Socket.prototype.connect = guarded(connect as Connect);
