/**
 * What was read last, kept as long as the version of access stays: every change counts that up. Without a version it is
 * read anew; what couldn't be read isn't kept.
 */
export function underVersion<Value>(read: () => Promise<Value>): (version?: string) => Promise<Value> {
  let known: { version: string; value: Promise<Value> } | undefined;
  return (version) => {
    if (version === undefined) return read();
    if (known?.version === version) return known.value;
    const mine = { version, value: read() };
    known = mine;
    mine.value.catch(() => {
      if (known === mine) known = undefined;
    });
    return mine.value;
  };
}
