import type { User } from "grammy/types";
import type { Person } from "../../src/core/access/person.ts";
import { PLATFORM } from "./place.ts";

export function personOf(user: User, manager?: boolean): Person {
  return {
    id: `${PLATFORM}:${user.id}`,
    name: [user.first_name, user.last_name].filter(Boolean).join(" ") || `Person ${user.id}`,
    ...(user.language_code ? { locale: user.language_code } : {}),
    ...(manager === undefined ? {} : { manager }),
  };
}

/** The private chat with somebody has their own id; undefined for somebody of another platform. */
export function privateChatOf(person: Pick<Person, "id">): string | undefined {
  const [platform, id] = person.id.split(":");
  return platform === PLATFORM && id && /^\d+$/.test(id) ? id : undefined;
}
