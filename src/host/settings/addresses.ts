import {
  address,
  flag,
  given,
  hostName,
  list,
  path,
  type Read,
  text,
  type Variable,
  variable,
  wholeNumber,
} from "./variable.ts";

/** Where it lies, listens and is reached. */
export const ADDRESS_VARIABLES = {
  DATA_DIR: variable({
    schema: path,
    default: "./data",
    description:
      "Folder for clips and the private Redis. One running bot at a time may use it. Relative paths, here and below, start at the project's folder.",
    example: "/var/lib/rushes",
  }),
  PORT: variable({
    schema: wholeNumber(0, 65_535),
    default: "8787",
    description: "Port of the local chat, health and metrics; 0 takes any free one.",
    example: "8787",
  }),
  HOST: variable({
    schema: text.min(1),
    default: "127.0.0.1",
    description:
      "Address to listen on. On any but this machine's own the local chat asks for a login: `npm run admin -- login` gives a link.",
    example: "127.0.0.1",
  }),
  LOCAL_CHAT: variable({
    schema: flag,
    default: "true",
    description: "Serve the local chat page.",
    example: "false",
  }),
  PUBLIC_URL: variable({
    schema: address,
    default: "",
    description:
      "Address under which the internet reaches this bot: the default of WEBHOOK_URL and of PAGE_HOSTS.",
    example: "https://rushes.example.org",
  }),
  WEBHOOK_URL: variable({
    schema: address,
    default: "",
    description:
      "Address at which services outside call this bot when something is ready. Default: PUBLIC_URL; without either everything is polled.",
    example: "https://hooks.example.org",
  }),
  PAGE_HOSTS: variable({
    schema: list(hostName),
    default: "",
    description:
      "Names under which the local chat may be opened besides this machine's own, separated by commas. Default: the name in PUBLIC_URL.",
    example: "192.168.1.20,rushes.lan",
  }),
} as const satisfies Record<string, Variable>;

export function readAddresses(values: Read<typeof ADDRESS_VARIABLES>) {
  const publicAddress = values.PUBLIC_URL ?? values.WEBHOOK_URL;
  return {
    dataDir: given(values.DATA_DIR),
    port: given(values.PORT),
    host: given(values.HOST),
    localChat: given(values.LOCAL_CHAT),
    publicUrl: values.PUBLIC_URL,
    /** Where services outside call this bot; undefined: everything is polled. */
    webhookUrl: values.WEBHOOK_URL ?? values.PUBLIC_URL,
    /** Where anybody can report something without an account; undefined: nobody outside reaches this bot. */
    noticeAddress: publicAddress && `${publicAddress.replace(/\/+$/, "")}/notice`,
    /** Names the page may be opened under besides this machine's own, without port. */
    pageHosts: values.PAGE_HOSTS ?? (values.PUBLIC_URL ? [new URL(values.PUBLIC_URL).hostname] : []),
  };
}
