/** What a route answers. */
export interface RestReply {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** An error as Discord words it. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: unknown;

  constructor(status: number, code: number, message: string, errors?: unknown) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

export const REFUSALS = {
  unknownChannel: () => new Refusal(404, 10003, "Unknown Channel"),
  unknownMessage: () => new Refusal(404, 10008, "Unknown Message"),
  unknownWebhook: () => new Refusal(404, 10015, "Unknown Webhook"),
  unknownInteraction: () => new Refusal(404, 10062, "Unknown interaction"),
  unknownMember: () => new Refusal(404, 10007, "Unknown Member"),
  unknownGuild: () => new Refusal(404, 10004, "Unknown Guild"),
  tooLarge: () => new Refusal(413, 40005, "Request entity too large"),
  acknowledged: () => new Refusal(400, 40060, "Interaction has already been acknowledged."),
  noMoreFollowUps: () => new Refusal(403, 40094, "Max number of follow-up messages reached"),
  missingAccess: () => new Refusal(403, 50001, "Missing Access"),
  editsOthers: () => new Refusal(403, 50005, "Cannot edit a message authored by another user"),
  empty: () => new Refusal(400, 50006, "Cannot send an empty message"),
  noDirectMessages: () => new Refusal(403, 50007, "Cannot send messages to this user"),
  notText: () => new Refusal(400, 50008, "Cannot send messages in a non-text channel"),
  missingPermissions: () => new Refusal(403, 50013, "Missing Permissions"),
  badWebhookToken: () => new Refusal(401, 50027, "Invalid Webhook Token"),
  archived: () => new Refusal(400, 50083, "Thread is archived"),
  noHistory: () => new Refusal(403, 160002, "Cannot reply without permission to read message history"),
  threadExists: () => new Refusal(400, 160004, "A thread has already been created for this message"),
  unauthorized: () => new Refusal(401, 0, "401: Unauthorized"),
};
