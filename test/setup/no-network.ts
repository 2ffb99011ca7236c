import { Socket } from "node:net";

/** Tests reach this machine only: anything else is an error that names the address. */
const connect = Socket.prototype.connect as (...args: unknown[]) => Socket;

Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
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
};
