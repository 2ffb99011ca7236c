import { type MessageRef, messageKey } from "../core/surface.ts";

/** The name of every Redis key, in one place. */
export type Keys = ReturnType<typeof createKeys>;

export function createKeys(prefix: string) {
  // An admission names some fifty keys: joined as they stand, no list of parts is made for each.
  const key = (first: string, second?: string, third?: string) => {
    if (second === undefined) return `${prefix}:${first}`;
    return third === undefined ? `${prefix}:${first}:${second}` : `${prefix}:${first}:${second}:${third}`;
  };
  return {
    prefix,
    /** Hash: one clip's record, see clips.ts. */
    clip: (id: string) => key("clip", id),
    /** Sorted set: clips not ended, by time of admission. */
    active: key("clips", "active"),
    /** Sorted set: clips of which nothing has been started, in the order of their turn. */
    waiting: key("clips", "waiting"),
    /** Hash: seconds of video still to be made, by clip not ended. */
    work: key("clips", "work"),
    /** Sorted set: every clip, by time of admission. */
    all: key("clips", "all"),
    /** Sorted set: clips recorded but not yet handed to the queue, by time of admission. */
    outbox: key("clips", "outbox"),
    /** Set: clips whose card is not yet in its final state. */
    openCards: key("clips", "open-cards"),
    /** Hash: who edits a clip's card and what it shows, see open-cards.ts. */
    card: (clipId: string) => key("card", clipId),
    /** String: when the next card of a chat may be edited, in milliseconds since 1970. */
    chatPace: (chat: string) => key("chat-pace", chat),
    /** Sorted set: when something limited was and will be done, see pace.ts. */
    turnsOf: (limit: string) => key("turns-of", limit),
    /** String: until when nothing of it is done, in milliseconds since 1970. */
    pauseOf: (limit: string) => key("pause-of", limit),
    /** Sorted set: a person's clips, by time. */
    historyOf: (personId: string) => key("history", personId),
    /** Set: an account's clips under way, or a community's. */
    inFlight: (account: string) => key("in-flight", account),
    /** String: the clip a message stands for. */
    message: (ref: MessageRef) => key("message", messageKey(ref)),
    /** Set: messages a finished clip was posted in again, as JSON. */
    postsOf: (clipId: string) => key("posts-of", clipId),
    /** Hash: entries of a community's or a person's bible by their id, see bible.ts. */
    bible: (scope: string) => key("bible", scope),
    /** String: which entry a code asks somebody's yes for. */
    consent: (code: string) => key("consent", code),
    /** Set: media keys of pictures that nothing may be made with any more, and of what was drawn of them. */
    withdrawn: key("withdrawn"),
    /** Hash: a board's versions, see boards.ts. */
    board: (id: string) => key("board", id),
    /** Sorted set: a family's clips by take. */
    family: (root: string) => key("family", root),
    /** String: the contact sheet of a /vary has been posted. */
    takeSheet: (batch: string) => key("take-sheet", batch),
    /** String: a process draws the picture of a board's frames just now. */
    boardSheet: (clipId: string) => key("board-sheet", clipId),
    /** String: the clip admitted for an idempotency key. */
    asked: (idempotencyKey: string) => key("asked", idempotencyKey),
    /** An account's ledger: its sums (hash), what is held by clip (hash), what was spent by time (sorted set); see ledger.ts. */
    ledger: (account: string) => [
      key("ledger", account, "sum"),
      key("ledger", account, "held"),
      key("ledger", account, "spends"),
    ],
    /** Hash: credits an account or a community was given or bought, see wallets.ts. */
    wallet: (account: string) => key("wallet", account),
    /** Hash: what somebody ordered to pay for. */
    order: (id: string) => key("order", id),
    /** Hash: what became of a payment, by the platform's number of it, see payments.ts. */
    payment: (charge: string) => key("payment", charge),
    /** Sorted sets: payments by when they were told of; everybody's and a person's. */
    payments: key("payments"),
    paymentsBy: (personId: string) => key("payments-by", personId),
    /** String: how many of a platform's movements of money have been looked at. */
    paymentsLookedAt: (platform: string) => key("payments-looked-at", platform),
    /** Hash: fair turn of a queue and of each account in it, see turns.ts. */
    turns: (queue: string) => key("turns", queue),
    /** String: the file made for a shot's digest. */
    shot: (digest: string) => key("shot", digest),
    /** Set: drafts of a community that have a star; see votes.ts. */
    ballot: (community: string) => key("ballot", community),
    /** Set: communities with a ballot, as JSON. */
    ballots: key("ballots"),
    /** Hash: who starred a draft, by which press. */
    stars: (draft: string) => key("stars", draft),
    /** Hash: the day up to which a community's votes were counted, and how many winners there may yet be. */
    voteDay: (community: string) => key("vote-day", community),
    /** String: a render that a vote had made was told of. */
    voteTold: (clipId: string) => key("vote-told", clipId),
    /** List: drafts in the order in which the day's vote puts them, those done with taken off. */
    voted: (community: string) => key("voted", community),
    /** Set: the clips that stand on a shot (by digest) or a file (by media key). */
    owners: (thing: string) => key("owners", thing),
    /** Sorted set: media keys of files to be deleted, by time; struck off before they are. */
    toDelete: key("files", "to-delete"),
    /** Sorted set: failed and cancelled clips, by when they let go of what they stand on. */
    lettingGo: key("clips", "letting-go"),
    /** Sorted set: clips that have ended and are not packed yet, by when they ended; see packing.ts. */
    unpacked: key("clips", "unpacked"),
    /** Sorted set: every clip of an account, deleted ones too, by time of admission. */
    clipsBy: (account: string) => key("clips-by", account),
    /** String: which version's indexes are complete; absent for those of 0.1.0. */
    schema: key("schema"),
    /** String: how many clips of an older version are brought into the indexes already. */
    upgradedTo: key("upgraded-to"),
    /** String: some process has this work of the sweeper in its hands, or just had. */
    sweep: (work: string) => key("sweep", work),
    /** String: the one process that has something to itself, such as the line to the platforms. */
    lease: (name: string) => key("lease", name),
    lastHolder: (name: string) => key("lease-last", name),
    /** String: an operation that has been paid for and whose file its backend has still, by the shot's digest. */
    paidOrder: (digest: string) => key("unfetched", digest),
    /** String: `clip index` that is making this digest now. */
    making: (digest: string) => key("making", digest),
    /** Sorted set: shots of a model being made, by their last sign of life. */
    modelSlots: (model: string) => key("model-slots", model),
    /** Sorted set: workers at a line, by their last sign of life; see line-shares.ts. */
    lineWorkers: (line: string) => key("line-workers", line),
    /** List: how long the newest shots of a model took, per second of video. */
    pace: (model: string) => key("pace", model),
    preferences: (account: string) => key("preferences", account),
    group: (group: string) => key("group", group),
    /** Hash: groups that got another id, old → new. */
    movedGroups: key("moved-groups"),
    /** Hash: whose ledger a group with another id goes on with, new → the first it had. */
    groupLedgers: key("group-ledgers"),
    /** String: the account a person was linked to. */
    accountOf: (personId: string) => key("account-of", personId),
    /** Set: people linked to an account, its owner included. */
    linked: (account: string) => key("linked", account),
    /** String: counted up by every change of access. */
    accessVersion: key("access", "version"),
    /** Hash: who may have anything made, by platform. */
    accessModes: key("access", "modes"),
    /** Set: people who were let in. */
    allowed: key("access", "allowed"),
    /** Set: people who run the bot besides those the settings name. */
    admins: key("access", "admins"),
    /** String: digest of the code that makes the first of them. */
    adminCode: key("access", "admin-code"),
    /** Hash: what is paused, by scope. */
    paused: key("access", "paused"),
    /** String: why somebody is kept out; gone when that is over. */
    blocked: (personId: string) => key("blocked", personId),
    /** String: the plan whoever runs the bot gave somebody. */
    grantOf: (personId: string) => key("grant-of", personId),
    /** Hash: what was set of the plans in the chat, `plan.field` → JSON. */
    plans: key("access", "plans"),
    placeGrants: key("access", "place-grants"),
    /** Hash: budgets that were set in the chat, in US dollars; a community's by its account. */
    budgets: key("access", "budgets"),
    /** Hash: an invite by its code. */
    invite: (code: string) => key("invite", code),
    /** Sorted set: who waits to be let in, by since when. */
    waitingList: key("access", "waiting-list"),
    /** Hash: where whoever waits to be let in asked for it, as JSON. */
    waitingPlaces: key("access", "waiting-places"),
    /** Hash: a case of moderation, see cases.ts. */
    caseOf: (id: string) => key("case", id),
    /** String: what was asked for when it was refused. */
    askedOf: (caseId: string) => key("case-asked", caseId),
    /** String: some process is telling the reviewers of a case. */
    caseTelling: (id: string) => key("case-telling", id),
    /** Sorted set: cases a person has to decide about, or whose decision isn't carried out yet. */
    openCases: key("cases", "open"),
    /** Sorted sets: an account's and a community's cases by time. */
    casesOf: (account: string) => key("cases-of", account),
    casesIn: (community: string) => key("cases-in", community),
    /** Sorted set: refusals of an account within a day. */
    strikes: (account: string) => key("strikes", account),
    /** String: until when nothing is made for an account. */
    strikePause: (account: string) => key("strike-pause", account),
    /** String: the surface where reviewers are told of cases. */
    reviewPlace: key("cases", "review-place"),
    /** String: what came of looking at a film file, by its content's digest. */
    looked: (digest: string) => key("looked", digest),
    /** Hash: which accounts reported a clip, and for what. */
    reportsOf: (clipId: string) => key("reports-of", clipId),
    /** String: the case by which a reported clip is looked at. */
    reportCase: (clipId: string) => key("report-case", clipId),
    /** Sorted set: accounts that asked to be forgotten, by when they are. */
    forgetting: key("privacy", "forgetting"),
    /** String: what pseudonyms are made with. */
    pseudonymKey: key("privacy", "pseudonym-key"),
    /** String: clips admitted up to then have been looked at for being too old. */
    retiredTo: key("privacy", "retired-to"),
    /** Clips that would have been retired but for something that is yet to be decided about them. */
    retiredLater: key("privacy", "retired-later"),
    /** Stream: every change of access, those refused too. */
    audit: key("audit"),
    /** String: that Redis takes what is written to it. */
    health: key("health"),
    /** Written to ask whether what was written before it is on disk. */
    onDisk: key("on-disk"),
    /** String: whoever runs the bot was told that the day's money is nearly used up. */
    moneyAlarm: key("money-alarm"),
    /** String: a one-time link to a page, by its secret's digest. */
    loginLink: (page: string, digest: string) => key("login-link", page, digest),
    loginSession: (page: string, digest: string) => key("login-session", page, digest),
    /** Hash: who got a code from /link and where, and who used it; see links.ts. */
    linkRequest: (code: string) => key("link-request", code),
    /** Pub/sub channel: clips that move on from state to state. */
    events: key("events"),
    /** Pub/sub channel: clips that are further than they were. */
    progress: key("progress"),
    /** Pub/sub channel: a backend has news of an operation. */
    wakeUps: key("wake-ups"),
    notebook: (adapter: string) => key("notebook", adapter),
    /** Prefix of BullMQ's own keys. */
    queues: key("queue"),
  };
}
