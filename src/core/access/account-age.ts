/** A snowflake's upper bits are milliseconds since then (Discord API reference, "Snowflakes"). */
const DISCORD_EPOCH = 1_420_070_400_000;

/** When an account was made, in milliseconds since 1970, where its id tells; undefined: it doesn't, as on Telegram. */
export function accountMadeAt({ id }: { id: string }): number | undefined {
  const snowflake = /^discord:(\d{15,20})$/.exec(id)?.[1];
  return snowflake === undefined ? undefined : Number(BigInt(snowflake) >> 22n) + DISCORD_EPOCH;
}
