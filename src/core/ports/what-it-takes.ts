import type { Change } from "../film/clip.ts";

/** What a change makes anew, and what that costs at most. */
export interface WhatItTakes {
  credits: number;
  /** US dollars, 0 for what costs none. */
  usd: number;
  /** Numbers, from 1, of the shots that are made; the others are taken as they are. */
  shots: number[];
  /** How many shots there are then. */
  of: number;
  /** Pictures that an image model draws for it. */
  pictures: number;
  /** Of a board: numbers of the shots whose drawn frames no longer fit then; they stay as they are. */
  stale?: number[];
  /** How many clips come of it, where that is not one. */
  clips?: number;
  /** What is different in it then, where one clip comes of it. */
  changes?: readonly Change[];
}
