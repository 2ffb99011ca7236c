/** At least one picture in so many seconds of a shot, besides its first and last. */
const EVERY_SECONDS = 2;
/** Of one film. */
const MOST_FRAMES = 24;

/** First, middle, last and one in two seconds of every shot; of a film with more than there may be, evenly fewer. */
export function framesOf<Shot extends { seconds: number }>(
  shots: readonly Shot[],
): (Shot & { at: number })[] {
  const all = shots.flatMap((shot) => {
    const steps = Math.max(2, Math.ceil(shot.seconds / EVERY_SECONDS));
    const even = steps % 2 === 0 ? steps : steps + 1;
    return Array.from({ length: even + 1 }, (_, step) => ({ ...shot, at: (shot.seconds * step) / even }));
  });
  if (all.length <= MOST_FRAMES) return all;
  // Each shot is seen at least in its middle, as far as that goes.
  const share = Math.max(1, Math.floor(MOST_FRAMES / shots.length));
  const fewer = shots.flatMap((shot) =>
    Array.from({ length: share }, (_, step) => ({
      ...shot,
      at: share === 1 ? shot.seconds / 2 : (shot.seconds * step) / (share - 1),
    })),
  );
  if (fewer.length <= MOST_FRAMES) return fewer;
  return Array.from(
    { length: MOST_FRAMES },
    (_, step) => fewer[Math.floor((step * fewer.length) / MOST_FRAMES)] as Shot & { at: number },
  );
}
