import { fileURLToPath } from "node:url";

/** The project's own folder. Relative paths start here: a supervisor may start the programs from anywhere. */
export const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
