import { buttonsOf } from "../fakes/discord/driver.ts";
import type { FakeDiscord } from "../fakes/discord/server.ts";
import type { FakeTelegram } from "../fakes/telegram/server.ts";

/** A place that people ask in, on one platform. */
export interface Chat {
  readonly platform: string;
  /** Somebody new, by a number of their own. */
  join(name: string): string;
  /** Says something to the bot, in reply to a post of its own or not. The message's id. */
  say(person: string, words: string, replyTo?: Post): string;
  /** Its platform tells the bot of the newest message once more, as they do now and then. */
  sayTwice(): void;
  /** What the bot posted in reply to a message, oldest first. */
  answers(person: string, message: string): Post[];
  /** Throws where there is no such button (any more). */
  press(person: string, post: Post, label: RegExp): void;
}

export interface Post {
  id: string;
  hasFilm: boolean;
  /** All that can be read on it. */
  words: string;
}

/** People who write to the bot alone. */
export function chatOnTelegram(telegram: FakeTelegram): Chat {
  const people = new Map<string, ReturnType<FakeTelegram["user"]>>();
  function personOf(id: string) {
    const person = people.get(id);
    if (!person) throw new Error(`nobody is ${id}`);
    return person;
  }
  const postOf = (person: string, { id }: Pick<Post, "id">) => {
    const found = telegram.fromBot(Number(person)).find(({ message_id }) => String(message_id) === id);
    if (!found) throw new Error(`no post ${id} is there`);
    return found;
  };
  return {
    platform: "telegram",
    join(name) {
      const person = telegram.user(name);
      people.set(String(person.id), person);
      return String(person.id);
    },
    say(person, words, replyTo) {
      const options = replyTo ? { replyTo: postOf(person, replyTo) } : {};
      return String(telegram.say(personOf(person), Number(person), words, options).message_id);
    },
    sayTwice() {
      const update = telegram.updates.at(-1);
      if (update) telegram.updates.push(update);
    },
    answers: (person, message) =>
      telegram
        .fromBot(Number(person))
        .filter(({ reply_to_message }) => String(reply_to_message?.message_id) === message)
        .map(({ message_id, video, text, caption }) => ({
          id: String(message_id),
          hasFilm: video !== undefined,
          words: text ?? caption ?? "",
        })),
    press(person, post, label) {
      telegram.tap(personOf(person), postOf(person, post), { label });
    },
  };
}

/** People who mention the bot in one channel of a server. */
export function chatOnDiscord(discord: FakeDiscord): Chat {
  const guild = discord.guild();
  const channel = discord.channel({ guildId: guild.id });
  const postOf = ({ id }: Pick<Post, "id">) => {
    const found = discord.world.messages.get(id);
    if (!found) throw new Error(`no post ${id} is there`);
    return found;
  };
  return {
    platform: "discord",
    join(name) {
      const person = discord.person(name);
      discord.join(guild.id, person);
      return person;
    },
    say(person, words, replyTo) {
      const options = replyTo ? { replyTo: postOf(replyTo) } : {};
      return discord.say(person, channel.id, `<@${discord.world.bot.id}> ${words}`, options).id;
    },
    // Whoever resumes is told again of what came since.
    sayTwice: () => discord.gateway.drop(),
    answers: (_person, message) =>
      discord
        .posts(channel.id)
        .filter(({ message_reference }) => message_reference?.message_id === message)
        .map(({ id, attachments, content, embeds, components }) => ({
          id,
          hasFilm: attachments.some((file) => file.content_type === "video/mp4"),
          words: JSON.stringify([content, embeds, components]),
        })),
    press(person, post, label) {
      const message = postOf(post);
      const button = buttonsOf(message).find((one) => label.test(one.label));
      if (!button) throw new Error(`there is no button ${label}`);
      discord.pressId(person, message, button.custom_id);
    },
  };
}
