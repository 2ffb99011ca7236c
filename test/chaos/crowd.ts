import { setTimeout as sleep } from "node:timers/promises";
import type { Chat, Post } from "./chats.ts";
import type { Draw } from "./draw.ts";
import { SECONDS } from "./house.ts";

/** What one person asked for, and what became of it as far as they did something about it. */
export interface Asked {
  /** Stands in the prompt and in no other's. */
  mark: string;
  chat: Chat;
  person: string;
  message: string;
  /** When, in milliseconds since 1970. */
  at: number;
  /** They pressed Cancel, or had the film deleted: whether it was in time is the bot's to say. */
  regretted: boolean;
}

interface Person {
  chat: Chat;
  id: string;
}

/** People who ask, some of whom press Cancel (twice, as people do), remix what they got, or delete it. */
export function createCrowd(chats: readonly Chat[], draw: Draw, people: number) {
  const all: Person[] = Array.from({ length: people }, (_, index) => {
    const chat = chats[index % chats.length] as Chat;
    return { chat, id: chat.join(`Person ${index}`) };
  });
  const asked: Asked[] = [];
  /** Who hasn't asked since all others had: where a clock jumps, what was said in ten minutes may count as one. */
  let next: Person[] = [];
  const nextPerson = () => {
    if (next.length === 0) next = [...all];
    const person = draw.pick(next);
    next = next.filter((other) => other !== person);
    return person;
  };

  const answers = ({ chat, person, message }: Asked): Post[] => chat.answers(person, message);
  const film = (one: Asked) => answers(one).find(({ hasFilm }) => hasFilm);

  function say({ chat, id }: Person, words: string, replyTo?: Post): Asked {
    const mark = `number ${asked.length + 1} `;
    const message = chat.say(id, words.replace("#", mark), replyTo);
    const one = { mark, chat, person: id, message, at: Date.now(), regretted: false };
    asked.push(one);
    return one;
  }

  return {
    asked,
    answers,
    film,
    async ask(): Promise<void> {
      const person = nextPerson();
      const one = say(
        person,
        `/video fox #crosses the snow --seconds ${SECONDS} --model seedance --sound none`,
      );
      if (draw.chance(0.1)) person.chat.sayTwice();
      if (draw.chance(0.1)) void regret(person, one);
      else if (draw.chance(0.15)) void remix(person, one);
    },
  };

  async function until<Found>(look: () => Found | undefined): Promise<Found | undefined> {
    // Whoever waits long looks less often: each look goes through all that was ever posted.
    for (let waited = 0, pause = 0; waited < 300_000; waited += pause) {
      const found = look();
      if (found) return found;
      pause = Math.min(3_000, Math.max(100, waited / 10));
      await sleep(pause);
    }
    return undefined;
  }

  async function regret({ chat, id }: Person, one: Asked): Promise<void> {
    const card = await until(() => answers(one)[0]);
    if (!card) return;
    one.regretted = true;
    for (let presses = 2; presses > 0; presses--) {
      try {
        chat.press(id, card, /Cancel/);
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
