/** Pages of ours that ask for a login; what opens one never opens another. */
export type LoginPage = "chat" | "admin";

/** One-time links and the sessions they open. */
export interface Logins {
  /** A secret for a link that works once and for five minutes. `who`: id of whom it lets in, where that matters. */
  offer(page: LoginPage, who?: string): Promise<string>;
  /** Uses a link's secret up; undefined where it is unknown, used or too old. */
  redeem(page: LoginPage, secret: string): Promise<{ session: string; seconds: number } | undefined>;
  /** Lets somebody in who has shown otherwise who they are. */
  open(page: LoginPage, who: string): Promise<{ session: string; seconds: number }>;
  /** Whom a session lets in, "" where that was not said; undefined: nobody. */
  holder(page: LoginPage, session: string): Promise<string | undefined>;
}
