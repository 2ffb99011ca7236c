import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Person } from "../../src/core/access/person.ts";
import { UserMistake } from "../../src/core/errors.ts";
import type { Clip } from "../../src/core/film/clip.ts";
import type { Derivation } from "../../src/core/film/derivation.ts";
import type { Surface } from "../../src/core/surface.ts";
import { createSweep } from "../../workers/sweep.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const people: Person[] = [
  { id: "console:ann", name: "Ann" },
  { id: "console:ben", name: "Ben" },
];
const surface: Surface = { platform: "console", chat: "main" };

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-family-"));
  file = join(folder, "shot.txt");
  await writeFile(file, "a shot");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const words = [
  "at night",
  "shot 2: an owl lands",
  "no snow",
  "make it 9 seconds",
  "drop shot 1",
  "in watercolour",
];
const derivation: fc.Arbitrary<Derivation> = fc.oneof(
  fc
    .constantFrom(...words)
    .map((said) => ({ kind: "remix" as const, words: said, strength: "medium" as const, request: {} })),
  fc.constantFrom<Derivation>({ kind: "reroll" }, { kind: "loop" }, { kind: "reframe", aspect: "1:1" }),
  fc.constant<Derivation>({ kind: "vary", takes: 2 }),
  fc.integer({ min: 1, max: 20 }).map((seconds) => ({ kind: "extend" as const, seconds })),
  fc
    .tuple(fc.nat(5), fc.nat(20))
    .map(([from, more]) => ({ kind: "trim" as const, from, to: from + 1 + more })),
  fc
    .uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1 })
    .map((order) => ({ kind: "reorder" as const, order })),
);
const step = fc.record({
  /** Which of the clips there are, and who. */
  clip: fc.nat(),
  who: fc.nat(1),
  /** Let everything end first, or act while it is under way. */
  wait: fc.boolean(),
  act: fc.oneof(
    { weight: 6, arbitrary: derivation },
    { weight: 1, arbitrary: fc.constant("video" as const) },
    { weight: 1, arbitrary: fc.constant("cancel" as const) },
    { weight: 1, arbitrary: fc.constant("delete" as const) },
  ),
});

async function allClips(rig: Rig): Promise<Clip[]> {
  return rig.record.clips.loadAll(await rig.redis.zrange(rig.keys.all, 0, "-1"));
}

const CONSISTENT =
  "any sequence of changes leaves lineage, files and ledger consistent, and renders nothing twice";
it(CONSISTENT, () => staysConsistent(6), 300_000);
it(`${CONSISTENT}, often`, { tags: ["long"], timeout: 300_000 }, () => staysConsistent(25));

async function staysConsistent(numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      const backend = createInstantBackend({ file, slots: 8 });
      const rig = await startRig({
        backends: () => onlyBackend(backend),
        media: instantMedia(),
        env: { CREDITS_PER_DAY: "400", MAX_CLIPS_IN_FLIGHT: "50" },
      });
      try {
        let number = 0;
        const ask = (person: Person) =>
          rig.studio.admit({
            request: { prompt: "A red fox wakes. It trots off. It meets an owl.", seconds: 12, seed: 5 },
            person,
            surface,
            idempotencyKey: `ask-${++number}`,
          });
        await rig.ended((await ask(people[0] as Person)).id);
        for (const { clip: nth, who, wait, act } of steps) {
          const clips = await allClips(rig);
          if (wait) await Promise.all(clips.map(({ id }) => rig.ended(id)));
          const clip = clips[nth % clips.length] as Clip;
          const person = people[who] as Person;
          try {
            if (act === "video") await ask(person);
            else if (act === "cancel") await rig.studio.cancel(clip.id, person, surface);
            else if (act === "delete") await rig.studio.remove(clip.id, person, surface);
            else
              await rig.studio.derive(clip.id, act, {
                person,
                surface,
                idempotencyKey: `derive-${++number}`,
              });
          } catch (error) {
            // What can't be done is refused in a sentence and changes nothing.
            if (!(error instanceof UserMistake)) throw error;
          }
        }
        await Promise.all((await allClips(rig)).map(({ id }) => rig.ended(id)));
        await check(rig);
      } finally {
        await rig.stop();
      }
    }),
    { numRuns },
  );
}

async function check(rig: Rig): Promise<void> {
  const clips = await allClips(rig);
  expect(clips.filter(({ state }) => state === "failed").map(({ failure }) => failure)).toEqual([]);
  const byId = new Map(clips.map((clip) => [clip.id, clip]));

  for (const person of people) {
    const charged = clips
      .filter(({ maker }) => maker.id === person.id)
      .reduce((sum, clip) => sum + (clip.charged ?? 0), 0);
    expect(await rig.studio.quota(person, surface)).toMatchObject({
      spent: charged,
      reserved: 0,
      available: 400 - charged,
      clipsInFlight: { now: 0 },
    });
  }

  for (const clip of clips) {
    const parent = clip.lineage.parent === undefined ? undefined : byId.get(clip.lineage.parent);
    expect(clip.lineage.root).toBe(parent?.lineage.root ?? clip.id);
  }
  const takes = clips.map(({ lineage }) => `${lineage.root} ${lineage.version}`);
  expect(new Set(takes).size).toBe(takes.length);

  const forgotten = clips.filter(
    ({ deletedAt, state }) => deletedAt !== undefined || state === "canceled",
  ).length;
  const made = new Map<string, number>();
  for (const shot of clips.flatMap(({ shots }) => shots)) {
    if (shot.state === "made") made.set(shot.digest, (made.get(shot.digest) ?? 0) + 1);
  }
  // Only what a deletion took away may have been made again.
  for (const count of made.values()) expect(count).toBeLessThanOrEqual(1 + forgotten);
  if (forgotten === 0) expect([...made.values()].every((count) => count === 1)).toBe(true);

  for (const clip of clips) {
    if (clip.state !== "delivered") continue;
    const file = clip.file?.key;
    const isThere = file !== undefined && (await rig.store.has(file));
    expect(isThere).toBe(clip.deletedAt === undefined);
    if (clip.deletedAt !== undefined) continue;
    for (const shot of clip.shots) expect(shot.key && (await rig.store.has(shot.key))).toBe(true);
  }

  const inTwoHours = () => Date.now() + 2 * 60 * 60 * 1000;
  await createSweep({ ...rig, now: inTwoHours, log: pino({ level: "silent" }) }).files();
  const owned = new Set(
    clips
      .filter(({ deletedAt }) => deletedAt === undefined)
      .flatMap(({ id, shots }) => [id, ...shots.map(({ digest }) => digest)]),
  );
  for (const prefix of ["clips/", "shots/", "frames/"]) {
    for await (const { key } of rig.store.list(prefix)) {
      const owner = key.split(/[/.-]/)[1] ?? "";
      expect(owned.has(owner), key).toBe(true);
    }
  }
}
