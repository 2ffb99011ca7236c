/** What may go to paid backends, in US dollars. */
export interface Budgets {
  /** On one calendar day. */
  daily: number;
  /** In one calendar month; undefined: the day's alone holds. */
  monthly?: number | undefined;
  /** What one clip may take of the month's money beyond today's share of it, as long as today has something left. */
  clipBeyond: number;
  /** In one calendar month for one community; undefined: no limit of its own. */
  groupMonthly?: number | undefined;
}

/** What of these can be set, by the words for it. */
export const BUDGETS = ["daily", "monthly", "clipBeyond", "groupMonthly"] as const;
export type BudgetName = (typeof BUDGETS)[number];

/** The money for paid backends as it stands, in US dollars. */
export interface Purse {
  /** What may be spent today. */
  budget: number;
  /** Paid, or counted as paid, today. */
  spent: number;
  /** Set aside for orders under way. */
  atStake: number;
  left: number;
  /** The day on which there is more, as people write it: "1 December". */
  moreOn: string;
  /** Where money is kept by the month. */
  month?: { budget: number; spent: number; atStake: number; left: number; moreOn: string };
}

/** What one community has taken of this calendar month's money, in US dollars. */
export interface CommunityPurse {
  spent: number;
  atStake: number;
  /** Where it may take so much and no more. */
  bound?: { budget: number; left: number };
  /** As in `Purse`. */
  moreOn: string;
}

/** Of a month's money nobody takes more than this share, unless a plan of theirs says otherwise. */
export const MONTH_SHARE = 0.1;
