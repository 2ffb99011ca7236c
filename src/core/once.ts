/**
 * Work that is done when it is first asked for; everyone after that gets the same outcome. Work that failed is begun
 * anew for the next who asks: a moment without Redis or disk must not last until the next start.
 */
export function once<Outcome>(work: () => Promise<Outcome>): () => Promise<Outcome> {
  let begun: Promise<Outcome> | undefined;
  return () => {
    if (begun) return begun;
    const beginning = work();
    begun = beginning;
    beginning.catch(() => {
      begun = undefined;
    });
    return beginning;
  };
}
