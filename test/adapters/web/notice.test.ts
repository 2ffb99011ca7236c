import { expect, it } from "vitest";
import { createNoticeRoutes } from "../../../adapters/web/notice.ts";
import { UserMistake } from "../../../src/core/errors.ts";
import type { Reports } from "../../../src/core/ports/reports.ts";

const AT = Date.UTC(2026, 10, 28, 12);
type Sent = Parameters<Reports["notice"]>[0];

function noticePage(answer: () => void = () => {}) {
  const sent: Sent[] = [];
  const app = createNoticeRoutes({
    reports: {
      async notice(notice) {
        answer();
        sent.push(notice);
        return { case: "k3f9x2", lookedAtBy: AT };
      },
      noticeState: async (id) => (id === "k3f9x2" ? { state: "open", lookedAtBy: AT } : undefined),
    },
    addressOf: () => "203.0.113.7",
  });
  const post = (fields: Record<string, string>) =>
    app.request("/notice", { method: "POST", body: new URLSearchParams(fields) });
  return { app, post, sent };
}

it("takes a notice without an account or a script, and tells its number, the time and where its answer will be", async () => {
  const { app, post, sent } = noticePage();
  const empty = await app.request('/notice?clip=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"');
  expect(empty.headers.get("content-security-policy")).toContain("default-src 'none'");
  const markup = await empty.text();
  expect(markup).not.toContain("<script");
  expect(markup).toContain('value="intimate"');
  const answer = await post({
    clip: " abc ",
    reason: "me",
    where: "",
    says: "that is my face",
    contact: "",
  });
  expect(answer.status).toBe(201);
  const text = await answer.text();
  expect(text).toContain("case k3f9x2");
  expect(text).toContain("2026-11-28 12:00 UTC");
  expect(text).toContain("/notice/k3f9x2");
  expect(sent).toEqual([
    {
      clip: "abc",
      reason: "me",
      said: { where: "", says: "that is my face", contact: "" },
      from: "203.0.113.7",
    },
  ]);
});

it("says what is missing or too long, keeps what was written, and sends nothing on", async () => {
  const { post, sent } = noticePage();
  const unnamed = await post({ reason: "hate" });
  expect(unnamed.status).toBe(400);
  expect(await unnamed.text()).toMatch(/which video it is/);
  const unsaid = await post({ clip: "abc", says: '<b onclick="x">so</b>' });
  expect(unsaid.status).toBe(400);
  const kept = await unsaid.text();
  expect(kept).toMatch(/say what is wrong/);
  expect(kept).toContain("&lt;b onclick=&quot;x&quot;&gt;so");
  expect((await post({ clip: "abc", reason: "constructor" })).status).toBe(400);
  expect((await post({ clip: "abc", reason: "hate", says: "a".repeat(2_001) })).status).toBe(413);
  expect((await post({ clip: "abc", reason: "hate", says: "a".repeat(40_000) })).status).toBe(413);
  expect(sent).toEqual([]);
});

it("says so when too many came, or when a notice could not be taken", async () => {
  const full = noticePage(() => {
    throw new UserMistake("too-many-reports", "Too many notices have come today.");
  });
  const late = await full.post({ clip: "abc", reason: "hate" });
  expect([late.status, (await late.text()).includes("Too many notices")]).toEqual([429, true]);
  const broken = noticePage(() => {
    throw new Error("redis://secret is gone");
  });
  const answer = await broken.post({ clip: "abc", reason: "hate" });
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain("redis");
});

it("tells whoever has the number what became of a case, and nothing of others", async () => {
  const { app } = noticePage();
  expect(await (await app.request("/notice/k3f9x2")).text()).toMatch(/before 2026-11-28 12:00 UTC/);
  expect((await app.request("/notice/zzz")).status).toBe(404);
});
