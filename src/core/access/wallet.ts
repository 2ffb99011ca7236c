/** Credits that somebody, or a community, was given or bought; used after what a plan allows. */
export interface Lot {
  id: string;
  kind: "gift" | "paid";
  /** What it was; `left` of it, `held` for clips under way, the rest spent. Less than nothing left is owed. */
  amount: number;
  left: number;
  held: number;
  /** Good until then, milliseconds since 1970; absent: for good. */
  ends?: number;
  at: number;
}

/** Lots that are good now, in the order in which they are used, and what is owed of those that were taken back. */
export interface Wallet {
  lots: Lot[];
  left: number;
  debt: number;
}
