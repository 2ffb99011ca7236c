import type { CommandLocale } from "../../src/core/talk/command-locale.ts";
import { de } from "./de.ts";
import { esES } from "./es-ES.ts";
import { fr } from "./fr.ts";
import { ja } from "./ja.ts";
import { ptBR } from "./pt-BR.ts";
import { zhCN } from "./zh-CN.ts";

/** The commands' names and descriptions in every language but English, which the definitions themselves are in. */
export const locales: readonly CommandLocale[] = [esES, de, fr, ja, ptBR, zhCN];
