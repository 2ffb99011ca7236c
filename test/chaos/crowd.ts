import { setTimeout as sleep } from "node:timers/promises";
import type { Draw } from "./draw.ts";
import type { House } from "./house.ts";
import { SECONDS } from "./house.ts";

/** What one person asked for, and what became of it as far as they did something about it. */
export interface Asked {
  /** Stands in the prompt and in no other's. */
  mark: string;
  person: number;
  message: number;
  /** They pressed Cancel, or had the film deleted: whether it was in time is the bot's to say. */
  regretted: boolean;
}

type Telegram = House["telegram"];
type Person = ReturnType<Telegram["user"]>;

/** People who ask, some of whom press Cancel (twice, as people do), remix what they got, or delete it. */
export function createCrowd(telegram: Telegram, draw: Draw, people: number) {
  const all: Person[] = Array.from({ length: people }, (_, index) => telegram.user(`Person ${index}`));
  const asked: Asked[] = [];

  const answers = (one: Asked) =>
    telegram
      .fromBot(one.person)
      .filter(({ reply_to_message }) => reply_to_message?.message_id === one.message);
  const film = (one: Asked) => answers(one).find(({ video }) => video);

  function say(person: Person, words: string, replyTo?: ReturnType<typeof film>): Asked {
    const mark = `number ${asked.length + 1} `;
    const options = replyTo ? { replyTo } : {};
    const message = telegram.say(person, person.id, words.replace("#", mark), options);
    const one = { mark, person: person.id, message: message.message_id, regretted: false };
    asked.push(one);
    return one;
  }

  return {
    asked,
    answers,
    film,
    async ask(): Promise<void> {
      const person = draw.pick(all);
      const one = say(
        person,
        `/video fox #crosses the snow --seconds ${SECONDS} --model seedance --sound none`,
      );
      // Telegram says it twice now and then.
      if (draw.chance(0.1)) {
        const update = telegram.updates.at(-1);
        if (update) telegram.updates.push(update);
      }
      if (draw.chance(0.1)) void regret(person, one);
      else if (draw.chance(0.15)) void remix(person, one);
    },
  };

  async function until<Found>(look: () => Found | undefined): Promise<Found | undefined> {
    for (let waited = 0; waited < 300_000; waited += 100) {
      const found = look();
      if (found) return found;
      await sleep(100);
    }
    return undefined;
  }

  async function regret(person: Person, one: Asked): Promise<void> {
    const card = await until(() => answers(one)[0]);
    if (!card) return;
    one.regretted = true;
    for (let presses = 2; presses > 0; presses--) {
      try {
        telegram.tap(person, card, { label: /Cancel/ });
      } catch {
        // It is done already, and has no such button any more.
      }
    }
  }

  async function remix(person: Person, one: Asked): Promise<void> {
    const found = await until(() => film(one));
    if (found) say(person, "make it #night", found);
  }
}
