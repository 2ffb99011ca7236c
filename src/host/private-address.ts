import { BlockList, isIP } from "node:net";

/** Addresses that lead nowhere outside: RFC 1122, 1918, 3927, 4193, 4291 and, for networks such as Tailscale's, 6598. */
const INSIDE = new BlockList();
for (const [network, prefix] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["169.254.0.0", 16],
  ["100.64.0.0", 10],
] as const)
  INSIDE.addSubnet(network, prefix, "ipv4");
for (const [network, prefix] of [
  ["::1", 128],
  ["fc00::", 7],
  ["fe80::", 10],
] as const)
  INSIDE.addSubnet(network, prefix, "ipv6");

/** Whether an http address names this machine or one of its own network, by its name alone: nothing is looked up. */
export function isPrivateAddress(address: string): boolean {
  const host = new URL(address).hostname.replace(/^\[|\]$/g, "").toLowerCase();
  const family = isIP(host);
  if (family !== 0) return INSIDE.check(host, family === 4 ? "ipv4" : "ipv6");
  return !host.includes(".") || /\.(?:localhost|local|lan|internal|intranet|home|home\.arpa)$/.test(host);
}
