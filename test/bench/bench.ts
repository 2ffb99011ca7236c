/** One figure of ours beside a reference of the same work, measured in the same run. */
export interface BenchResult {
  name: string;
  ours: number;
  reference: number;
  /** ours ÷ reference. */
  ratio: number;
  /** What `ours` and `reference` are counted in: "s", "clips/s", "MiB", "ms". */
  unit: string;
  /** What was measured, how often, and the aim. */
  note: string;
}

export interface Bench {
  name: string;
  /** One name may give several figures, told apart by their own names. */
  run(): Promise<BenchResult[]>;
}
