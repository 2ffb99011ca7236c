const THIS = "(?: (?:it|this|that|(?:this |that |the )?(?:clip|video|film|one|message|post|thing|render)))";
/** To have a change back; for patterns. */
export const UNDO =
  "(?:undo|revert|restore|never ?mind|nvm|(?:go |take (?:it|me) |put it )?back)(?: (?:it|this|that|the (?:last )?change|to (?:how|what) it was|to (?:the )?(?:take|version|first|original|previous|old|earlier|last|one before)\\b.*))?";
const COMMANDS: readonly [string, RegExp][] = [
  ["help", /^(?:help|\?+|\/+|hilfe|ayuda|aide|ajuda|ヘルプ|帮助)$/iu],
  [
    "cancel",
    new RegExp(
      `^(?:cancel|stop|abort|halt|kill)(?:${THIS}|(?: the)? (?:render(?:ing)?|job|making(?: it)?))?$|^(?:abbrechen|abbruch|brich(?: es)? ab|stopp?(?:e)?|cancela(?:r|lo)?|cancele|parar|páralo|detener|detenlo|annule[rz]?|arrête[rz]?-le|stoppe|キャンセル(?:して(?:ください)?)?|中止(?:して(?:ください)?)?|止めて|やめて|取消|停止|停|别做了)$`,
      "iu",
    ),
  ],
  [
    "delete",
    new RegExp(
      `^(?:(?:delete|remove|trash|erase|get rid of|take down)${THIS}(?: down)?|take${THIS} down)$|^(?:delete|lösch(?:e|en)?(?: das| es| den clip| das video| bitte| wieder)*|borra(?:r|lo)?(?: esto)?|elimínalo|bórralo|supprime(?:-le|-la)?(?: ça)?|efface(?:-le)?|apaga(?:r)?(?: isso)?|apague|exclui(?:r)?(?: isso)?|削除(?:して(?:ください)?)?|消して(?:ください)?|删除|删掉(?:它|这个)?|删了(?:吧)?)$`,
      "iu",
    ),
  ],
  [
    "private",
    /^(?:make|set|mark|keep) (?:it|this|that|(?:the|this|that) (?:clip|video|one|film)) (?:as )?private$|^(?:private|hide it|only (?:for )?me|mach (?:es|das) privat|privat|hazlo privado|privado|rends-le privé|privé|deixa privado|非公開に(?:して(?:ください)?)?|设为私密|私密)$/iu,
  ],
  [
    "public",
    /^(?:make|set|mark) (?:it|this|that|(?:the|this|that) (?:clip|video|one|film)) (?:as )?public$|^(?:public|unhide it|mach (?:es|das) öffentlich|hazlo público|rends-le public|deixa público|公開(?:して(?:ください)?)?|公开|设为公开)$/iu,
  ],
  [
    "undo",
    new RegExp(
      `^${UNDO}$|^(?:rückgängig(?: machen)?|mach (?:es|das) rückgängig|zurück|deshacer|deshazlo|vuelve atrás|annuler la modification|reviens en arrière|défais|desfaz(?:er)?|volta|元に戻して(?:ください)?|戻して|撤销|恢复|撤回|改回去)$`,
      "iu",
    ),
  ],
  ["queue", /^(?:queue|my queue|show (?:the )?queue)$/iu],
  ["quota", /^(?:quota|credits|my credits|balance)$/iu],
  ["history", /^(?:history|my (?:clips|videos)|show (?:my )?(?:clips|history|videos))$/iu],
  ["models", /^(?:models|show models|list models)$/iu],
  ["settings", /^settings$/iu],
];

/** The command that bare words name by themselves, in the languages measured. */
export function commandNamed(words: string): string | undefined {
  return COMMANDS.find(([, form]) => form.test(words))?.[0];
}
