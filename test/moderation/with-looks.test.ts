import { expect, it } from "vitest";
import { withLooks } from "../../src/moderation/with-looks.ts";

it("leaves nothing behind of a look that throws at once", async () => {
  const unheard: unknown[] = [];
  const hear = (reason: unknown) => unheard.push(reason);
  process.on("unhandledRejection", hear);
  const stop = new AbortController();
  const look = () => {
    throw new Error("the host's own mistake");
  };
  const classify = withLooks(undefined, [{ seesPictures: false, look }]);
  await expect(classify({ texts: ["a fox"], pictures: [] }, { signal: stop.signal })).rejects.toThrow(
    "own mistake",
  );
  stop.abort();
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", hear);
  expect(unheard).toEqual([]);
});
