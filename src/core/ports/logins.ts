/** Pages of ours that ask for a login; what opens one never opens another. */
type LoginPage = "chat";

/** One-time links and the sessions they open. */
export interface Logins {
  /** A secret for a link that works once and for five minutes. */
  offer(page: LoginPage): Promise<string>;
  /** Uses a link's secret up; undefined where it is unknown, used or too old. */
  redeem(page: LoginPage, secret: string): Promise<{ session: string; seconds: number } | undefined>;
  holds(page: LoginPage, session: string): Promise<boolean>;
}
