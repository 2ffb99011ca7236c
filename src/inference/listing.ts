/** What a provider lists is asked for again after so long, in milliseconds. */
const FRESH_MS = 60 * 60_000;
/** After no answer it is not asked again for so long, in milliseconds. */
const SILENT_MS = 30_000;

/**
 * What a provider tells of models by their names there, asked for now and then and not for every order. While it gives no
 * answer what it last told stands; to whoever's key it refuses nothing is there.
 */
export function createListing<Told>({
  ask,
  lastKnown,
  now,
}: {
  ask: (models: readonly string[]) => Promise<Told>;
  /** Until it has told this process anything; undefined: nobody knows. */
  lastKnown: (models: readonly string[]) => Promise<Told | undefined>;
  now: () => number;
}): (models: readonly string[]) => Promise<Told> {
  let asked: { until: number; of: string; answer: Promise<Told> } | undefined;
  let told: Told | undefined;
  return (models) => {
    const of = models.join(",");
    if (asked && asked.of === of && now() < asked.until) return asked.answer;
    const current: NonNullable<typeof asked> = {
      until: now() + FRESH_MS,
      of,
      answer: ask(models).then(
        (answer) => {
          told = answer;
          return answer;
        },
        async (error) => {
          current.until = now() + SILENT_MS;
          const known =
            error?.code === "backend-refused-token" ? undefined : (told ?? (await lastKnown(models)));
          if (known === undefined) throw error;
          return known;
        },
      ),
    };
    asked = current;
    current.answer.catch(() => {});
    return current.answer;
  };
}
