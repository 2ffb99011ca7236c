import { isEnded } from "../core/film/clip.ts";
import { filmSeconds } from "../core/film/film-plan.ts";
import type {
  AdminDesk,
  ClipUnderWay,
  FailedClip,
  Figures,
  QueueLine,
  Tally,
} from "../core/ports/figures.ts";
import type { ClipQueue } from "../queue/clip-queue.ts";
import { dayOf, lastDays } from "../store/calendar.ts";
import type { StoredClip } from "../store/clips.ts";
import type { Store } from "../store/store.ts";
import type { AdmissionLimits } from "./means.ts";
import { paidMicros } from "./paid-for.ts";
import type { Standings } from "./standings.ts";

/** More clips than this are not looked at; the oldest are left out, and the page says so. */
const CLIPS_MOST = 20_000;
/** Read at once, so that nobody else waits for it. */
const PAGE = 200;
const DAYS_MOST = 366;
const FAILURES_SHOWN = 200;
const UNDER_WAY_SHOWN = 200;
const WAITING_SHOWN = 500;
const AUDIT_SHOWN = 200;
const PAYMENTS_SHOWN = 200;

/** What is remembered of a clip that has ended: it doesn't change any more, but for what it cost. */
interface Summary extends Tally {
  id: string;
  day: string;
  person: { id: string; name: string };
  community: string;
  model: string;
  seconds: number;
  failure?: FailedClip;
}

/** Reads how the installation fares out of its clips. What has ended is read once and then known. */
export function createFigures({
  record,
  standings,
  limits,
  queue,
  timeZone,
  now,
}: {
  record: Pick<Store, "access" | "cases" | "clips" | "payments" | "purse">;
  standings: Pick<Standings, "isAdmin" | "planBook">;
  limits: Pick<AdmissionLimits, "budgets">;
  queue: Pick<ClipQueue, "lines">;
  timeZone: string;
  now: () => number;
}): AdminDesk {
  const known = new Map<string, Summary>();
  const late = new Set<string>();

  async function summaries(since: number): Promise<{ all: Summary[]; isCut: boolean }> {
    const ids = await record.clips.since(since, CLIPS_MOST);
    const unknown = ids.filter((id) => !known.has(id) || late.has(id));
    for (let at = 0; at < unknown.length; at += PAGE) {
      for (const clip of await record.clips.loadAll(unknown.slice(at, at + PAGE))) {
        known.set(clip.id, summaryOf(clip, timeZone));
        // What it cost may be known better later.
        const orders = [...clip.shots, ...(clip.orderCosts ?? [])];
        if (isEnded(clip.state) && !orders.some(({ usdAtStake = 0 }) => usdAtStake > 0)) late.delete(clip.id);
        else late.add(clip.id);
      }
    }
    // Old ones are forgotten again, those that were deleted with their records too.
    const wanted = new Set(ids);
    for (const id of known.keys()) if (!wanted.has(id) && known.size > CLIPS_MOST) known.delete(id);
    const all = ids.map((id) => known.get(id)).filter((one) => one !== undefined);
    return { all, isCut: ids.length === CLIPS_MOST };
  }

  const lines = (): Promise<QueueLine[]> => queue.lines();

  return {
    mayEnter: standings.isAdmin,
    async figures(asked: number): Promise<Figures> {
      const count = Math.min(DAYS_MOST, Math.max(1, Math.floor(asked)));
      const at = now();
      const { began, days } = lastDays(at, count, timeZone);
      const { all, isCut } = await summaries(began);
      const underWay = await record.clips.loadAll(await record.clips.underWay(UNDER_WAY_SHOWN));
      const [money, setInChat, plans, pauses, modes, waiting, open, payments, audit, queueLines] =
        await Promise.all([
          record.purse.today(limits.budgets),
          record.purse.set(),
          standings.planBook(),
          record.access.pauses(),
          record.access.modes(),
          record.access.waitingSince(WAITING_SHOWN),
          record.cases.open(),
          record.payments.newest(PAYMENTS_SHOWN),
          record.access.audit(AUDIT_SHOWN),
          lines(),
        ]);
      const perDay = tallied(all, ({ day }) => day);
      return {
        at,
        days: count,
        isCut,
        money,
        setInChat,
        byDay: days.map((day) => ({ ...(perDay.get(day)?.tally ?? tallyOf([])), day })),
        byPerson: dearestFirst(
          [...tallied(all, ({ person }) => person.id)].map(([id, { tally, first }]) => ({
            ...tally,
            id,
            name: first.person.name,
          })),
        ),
        byCommunity: dearestFirst(
          [...tallied(all, ({ community }) => community)].map(([id, { tally }]) => ({ ...tally, id })),
        ),
        byModel: dearestFirst(
          [...tallied(all, ({ model }) => model)].map(([id, { tally, seconds }]) => ({
            ...tally,
            id,
            seconds,
          })),
        ),
        failures: all.flatMap(({ failure }) => failure ?? []).slice(0, FAILURES_SHOWN),
        underWay: underWay.map(underWayOf),
        lines: queueLines,
        waiting,
        reports: open
          .filter(({ about }) => about === "report")
          .map(({ id, at, clip = "", person, reasons = [] }) => ({
            id,
            at,
            clip,
            person: person.id,
            reasons,
          })),
        payments,
        audit,
        plans,
        pauses,
        modes,
      };
    },
  };
}

function summaryOf(clip: StoredClip, timeZone: string): Summary {
  const { id, createdAt, maker, surface, request, state, failure, charged = 0 } = clip;
  const hasFailed = state === "failed";
  return {
    id,
    day: dayOf(createdAt, timeZone),
    person: { id: maker.id, name: maker.name },
    community: surface.group === undefined ? surface.platform : `${surface.platform}:${surface.group}`,
    model: request.draft ? "drafts" : request.model,
    seconds: state === "delivered" ? filmSeconds(clip.plan) : 0,
    films: request.draft ? 0 : 1,
    drafts: request.draft ? 1 : 0,
    failed: hasFailed ? 1 : 0,
    credits: charged,
    usd: paidMicros(clip) / 1_000_000,
    ...(hasFailed && {
      failure: {
        id,
        at: clip.endedAt ?? createdAt,
        person: maker.id,
        model: request.model,
        code: failure?.code ?? "unknown",
        message: failure?.message ?? "",
      },
    }),
  };
}

function underWayOf({ id, createdAt, maker, request, state }: StoredClip): ClipUnderWay {
  return { id, since: createdAt, person: maker.id, model: request.draft ? "draft" : request.model, state };
}

function tallied(
  all: readonly Summary[],
  by: (one: Summary) => string,
): Map<string, { tally: Tally; seconds: number; first: Summary }> {
  const groups = new Map<string, Summary[]>();
  for (const one of all) {
    const group = groups.get(by(one));
    if (group) group.push(one);
    else groups.set(by(one), [one]);
  }
  return new Map(
    [...groups].map(([key, some]) => [
      key,
      {
        tally: tallyOf(some),
        seconds: round(some.reduce((sum, { seconds }) => sum + seconds, 0)),
        first: some[0] as Summary,
      },
    ]),
  );
}

function tallyOf(some: readonly Tally[]): Tally {
  const sum = (field: keyof Tally) => round(some.reduce((total, one) => total + one[field], 0));
  return {
    films: sum("films"),
    drafts: sum("drafts"),
    failed: sum("failed"),
    credits: sum("credits"),
    usd: sum("usd"),
  };
}

/** Sums of dollars don't end in 0.30000000000000004. */
function round(value: number): number {
  return Number(value.toFixed(6));
}

function dearestFirst<Row extends Tally>(rows: Row[]): Row[] {
  return rows.sort(
    (one, other) => other.usd - one.usd || other.credits - one.credits || other.films - one.films,
  );
}
