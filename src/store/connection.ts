import type { Redis } from "ioredis";

/** A line to the Redis that keeps the record; made and closed by whoever runs the program. */
export type Connection = Redis;
