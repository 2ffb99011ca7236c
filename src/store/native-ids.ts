/** Every number of this length or longer is somebody's, wherever it stands; a shorter one may be a message's or a count. */
const TOLD_ANYWHERE = 5;
/** Notes named by the number of an update, which is nobody's. */
const BY_UPDATE = /^notebook:[\w-]+:(?:heard|done):/;

/** What an adapter's own notes call somebody: the platform's number of them, without the platform. */
export interface NativeIds {
  /** Those that can't be taken for anything else. */
  anywhere: readonly string[];
  /** Whether a key, without the installation's prefix, is a note named by a short one, as the chat with its person is. */
  isIn(key: string): boolean;
  /** Whether a note under such a key names a short one in a field that holds people or chats. */
  isNamedIn(key: string, text: string): boolean;
}

/** The native ids of people; early accounts of Telegram have short ones, which are only looked for where an id of somebody stands. */
export function nativeIdsOf(people: readonly string[]): NativeIds {
  const numbers = people.flatMap((person) => {
    const [, platform = "", id = ""] = /^([^:]+):(\d+)$/.exec(person) ?? [];
    return id === "" ? [] : [{ platform, id }];
  });
  const short = numbers.filter(({ id }) => id.length < TOLD_ANYWHERE);
  const names = short.map(
    ({ platform, id }) => new RegExp(`^notebook:${platform}:(?:[a-z]+[:-])*${id}(?=[:-]|$)`),
  );
  const fields = short.map(({ platform, id }) => ({
    place: `notebook:${platform}:`,
    field: new RegExp(`"(?:id|chat|chat_id|user_id|person)":(?:${id}|"${id}")(?=[,}])`),
  }));
  return {
    anywhere: numbers.map(({ id }) => id).filter((id) => id.length >= TOLD_ANYWHERE),
    isIn: (key) => !BY_UPDATE.test(key) && names.some((name) => name.test(key)),
    isNamedIn: (key, text) => fields.some(({ place, field }) => key.startsWith(place) && field.test(text)),
  };
}
