/** What /help says besides names and descriptions; `{n}`, `{from}` and `{to}` are where the numbers go. */
export interface HelpWords {
  title: string;
  intro: string;
  text: string;
  range: string;
  flag: string;
  clip: string;
  model: string;
  image: string;
  recipe: string;
  video: string;
  sound: string;
  required: string;
  also: string;
}

/** The names and descriptions of commands in another language, for menus where a platform has such, and for /help. */
export interface CommandLocale {
  /** A Discord locale, such as "es-ES" or "de"; Telegram takes the part before the dash. */
  locale: string;
  help: HelpWords;
  commands: {
    readonly [command: string]: {
      /** Lower case, at most 32 characters, no spaces; used where a platform allows other scripts than Latin. */
      name: string;
      /** At most 100 characters. */
      description: string;
      options: {
        readonly [option: string]: {
          name: string;
          description: string;
          /** Labels of choices by value; those left out keep their English label. */
          choices?: { readonly [value: string]: string };
        };
      };
    };
  };
}

/** The same language with the commands that its descriptions mention called by their names in it. */
export function inItsNames(locale: CommandLocale): CommandLocale {
  const rename = (text: string) =>
    text.replace(/(?<![\w/])\/([a-z_]+)/g, (whole, name: string) => {
      const local = locale.commands[name]?.name;
      return local === undefined ? whole : `/${local}`;
    });
  const renamed = <Words extends { description: string }>(words: Words): Words => ({
    ...words,
    description: rename(words.description),
  });
  return {
    ...locale,
    commands: Object.fromEntries(
      Object.entries(locale.commands).map(([name, command]) => [
        name,
        {
          ...renamed(command),
          options: Object.fromEntries(
            Object.entries(command.options).map(([option, words]) => [option, renamed(words)]),
          ),
        },
      ]),
    ),
  };
}
