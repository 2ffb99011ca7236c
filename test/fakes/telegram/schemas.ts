import { z } from "zod";
import { createRichMessageSchema } from "./rich-schema.ts";

/** What the Bot API (10.4) allows in the calls that this bot makes; anything else is an error. */
const chatId = z.union([z.number().int(), z.string().regex(/^@\w+$/)]);
const messageId = z.number().int().positive();
const entity = z.strictObject({
  type: z.enum([
    "bold",
    "italic",
    "code",
    "pre",
    "blockquote",
    "expandable_blockquote",
    "text_mention",
    "text_link",
  ]),
  offset: z.number().int().nonnegative(),
  length: z.number().int().positive(),
  user: z.looseObject({ id: z.number().int() }).optional(),
  url: z.url().optional(),
  language: z.string().optional(),
});
const bytes = (most: number) =>
  z
    .string()
    .refine((text) => Buffer.byteLength(text) >= 1 && Buffer.byteLength(text) <= most, `1 to ${most} bytes`);

const inlineButton = z
  .strictObject({
    text: z.string().min(1),
    style: z.enum(["danger", "success", "primary"]).optional(),
    callback_data: bytes(64).optional(),
    url: z.url().optional(),
    switch_inline_query: z.string().optional(),
    switch_inline_query_current_chat: z.string().optional(),
    copy_text: z.strictObject({ text: z.string().min(1).max(256) }).optional(),
  })
  .refine(
    ({ text: _text, style: _style, ...actions }) =>
      Object.values(actions).filter((action) => action !== undefined).length === 1,
    "exactly one action",
  );
const inlineKeyboard = z.strictObject({
  inline_keyboard: z
    .array(z.array(inlineButton).min(1).max(8))
    .refine((all) => all.flat().length <= 100, "at most 100 buttons"),
});
const forceReply = z.strictObject({
  force_reply: z.literal(true),
  input_field_placeholder: z.string().min(1).max(64).optional(),
  selective: z.boolean().optional(),
});
const replyParameters = z.strictObject({
  message_id: messageId,
  allow_sending_without_reply: z.boolean().optional(),
});
const linkPreview = z.strictObject({ is_disabled: z.boolean().optional() });
const sending = {
  chat_id: chatId,
  message_thread_id: messageId.optional(),
  reply_parameters: replyParameters.optional(),
  reply_markup: z.union([inlineKeyboard, forceReply]).optional(),
  disable_notification: z.boolean().optional(),
};
const captioned = {
  caption: z.string().max(1024).optional(),
  caption_entities: z.array(entity).max(100).optional(),
};
/** A JPEG or film of a message, an album or a rich message. */
const inputPhoto = z.strictObject({
  type: z.literal("photo"),
  media: z.string(),
  ...captioned,
  has_spoiler: z.boolean().optional(),
});
const inputVideo = z.strictObject({
  type: z.literal("video"),
  media: z.string(),
  ...captioned,
  duration: z.number().int().nonnegative().optional(),
  width: z.number().int().positive().optional(),
  height: z.number().int().positive().optional(),
  supports_streaming: z.boolean().optional(),
  has_spoiler: z.boolean().optional(),
});
const inputRichMessage = createRichMessageSchema({ photo: inputPhoto, video: inputVideo });
const updateTypes = z.array(
  z.enum([
    "message",
    "edited_message",
    "message_reaction",
    "callback_query",
    "inline_query",
    "my_chat_member",
    "pre_checkout_query",
  ]),
);
const scope = z.union([
  z.strictObject({
    type: z.enum(["default", "all_private_chats", "all_group_chats", "all_chat_administrators"]),
  }),
  z.strictObject({ type: z.enum(["chat", "chat_administrators"]), chat_id: chatId }),
]);
const commandScope = {
  scope: scope.optional(),
  language_code: z
    .string()
    .regex(/^([a-z]{2})?$/)
    .optional(),
};
const nothing = z.strictObject({});
const language = z.strictObject({ language_code: z.string().optional() });

export const SCHEMAS = {
  getMe: nothing,
  getWebhookInfo: nothing,
  getUpdates: z.strictObject({
    offset: z.number().int().optional(),
    limit: z.number().int().min(1).max(100).optional(),
    timeout: z.number().int().min(0).max(50).optional(),
    allowed_updates: updateTypes.optional(),
  }),
  setWebhook: z.strictObject({
    url: z.url({ protocol: /^https$/ }),
    secret_token: z.string().regex(/^[\w-]{1,256}$/),
    allowed_updates: updateTypes.optional(),
    max_connections: z.number().int().min(1).max(100).optional(),
    drop_pending_updates: z.boolean().optional(),
  }),
  deleteWebhook: z.strictObject({ drop_pending_updates: z.boolean().optional() }),
  setMyCommands: z.strictObject({
    commands: z
      .array(
        z.strictObject({
          command: z.string().regex(/^[a-z0-9_]{1,32}$/),
          description: z.string().min(1).max(256),
        }),
      )
      .max(100),
    ...commandScope,
  }),
  deleteMyCommands: z.strictObject(commandScope),
  getMyCommands: z.strictObject(commandScope),
  getMyDescription: language,
  setMyDescription: z.strictObject({ description: z.string().max(512).optional(), ...language.shape }),
  getMyShortDescription: language,
  setMyShortDescription: z.strictObject({
    short_description: z.string().max(120).optional(),
    ...language.shape,
  }),
  sendMessage: z.strictObject({
    ...sending,
    text: z.string().min(1).max(4096),
    entities: z.array(entity).max(100).optional(),
    link_preview_options: linkPreview.optional(),
    // Bot API 10.2 and newer; older servers leave alone what they don't know.
    ephemeral_message_parameters: z
      .strictObject({ receiver_user_id: z.number().int(), callback_query_id: z.string().optional() })
      .optional(),
  }),
  sendVideo: z.strictObject({
    ...sending,
    ...captioned,
    video: z.string(),
    duration: z.number().int().nonnegative().optional(),
    width: z.number().int().positive().optional(),
    height: z.number().int().positive().optional(),
    thumbnail: z.string().optional(),
    cover: z.string().optional(),
    has_spoiler: z.boolean().optional(),
    supports_streaming: z.boolean().optional(),
  }),
  sendPhoto: z.strictObject({ ...sending, ...captioned, photo: z.string() }),
  // No buttons: an album takes none.
  sendMediaGroup: z.strictObject({
    chat_id: chatId,
    message_thread_id: messageId.optional(),
    reply_parameters: replyParameters.optional(),
    disable_notification: z.boolean().optional(),
    media: z
      .array(z.discriminatedUnion("type", [inputPhoto, inputVideo]))
      .min(2)
      .max(10),
  }),
  sendRichMessage: z.strictObject({ ...sending, rich_message: inputRichMessage }),
  sendDocument: z.strictObject({ ...sending, ...captioned, document: z.string() }),
  sendChatAction: z.strictObject({
    chat_id: chatId,
    action: z.enum(["typing", "upload_video", "record_video", "upload_document"]),
    message_thread_id: messageId.optional(),
  }),
  editMessageText: z
    .strictObject({
      chat_id: chatId,
      message_id: messageId,
      text: z.string().min(1).max(4096).optional(),
      entities: z.array(entity).max(100).optional(),
      link_preview_options: linkPreview.optional(),
      rich_message: inputRichMessage.optional(),
      reply_markup: inlineKeyboard.optional(),
    })
    .refine(
      ({ text, rich_message }) => (text === undefined) !== (rich_message === undefined),
      "either text or rich_message",
    ),
  editMessageMedia: z.strictObject({
    chat_id: chatId,
    message_id: messageId,
    media: z.discriminatedUnion("type", [inputPhoto, inputVideo]),
    reply_markup: inlineKeyboard.optional(),
  }),
  editMessageCaption: z.strictObject({
    chat_id: chatId,
    message_id: messageId,
    ...captioned,
    reply_markup: inlineKeyboard.optional(),
  }),
  editMessageReplyMarkup: z.strictObject({
    chat_id: chatId,
    message_id: messageId,
    reply_markup: inlineKeyboard.optional(),
  }),
  setMessageReaction: z.strictObject({
    chat_id: chatId,
    message_id: messageId,
    // A bot may leave one reaction a message, of the emoji that Telegram lists.
    reaction: z
      .array(z.strictObject({ type: z.literal("emoji"), emoji: z.enum(["👀", "👍", "👎", "🎉", "👌"]) }))
      .max(1)
      .optional(),
    is_big: z.boolean().optional(),
  }),
  deleteMessage: z.strictObject({ chat_id: chatId, message_id: messageId }),
  answerCallbackQuery: z.strictObject({
    callback_query_id: z.string(),
    text: z.string().max(200).optional(),
    show_alert: z.boolean().optional(),
    cache_time: z.number().int().optional(),
  }),
  answerInlineQuery: z.strictObject({
    inline_query_id: z.string(),
    results: z
      .array(
        z.strictObject({
          type: z.literal("video"),
          id: bytes(64),
          video_file_id: z.string().min(1),
          title: z.string().min(1),
          description: z.string().optional(),
          caption: z.string().max(1024).optional(),
        }),
      )
      .max(50),
    cache_time: z.number().int().nonnegative().optional(),
    is_personal: z.boolean().optional(),
    next_offset: z.string().max(64).optional(),
    button: z
      .strictObject({ text: z.string().min(1), start_parameter: z.string().regex(/^[\w-]{1,64}$/) })
      .optional(),
  }),
  getFile: z.strictObject({ file_id: z.string() }),
  getChatMember: z.strictObject({ chat_id: chatId, user_id: z.number().int() }),
  // Bot API: in Stars the provider token is empty or left out, there is exactly one price, and no tips.
  sendInvoice: z.strictObject({
    ...sending,
    reply_markup: z.undefined().optional(),
    title: z.string().min(1).max(32),
    description: z.string().min(1).max(255),
    payload: bytes(128),
    provider_token: z.literal("").optional(),
    currency: z.literal("XTR"),
    prices: z.tuple([
      z.strictObject({ label: z.string().min(1), amount: z.number().int().min(1).max(10_000) }),
    ]),
    start_parameter: z
      .string()
      .regex(/^[\w-]{1,64}$/)
      .optional(),
  }),
  answerPreCheckoutQuery: z.strictObject({
    pre_checkout_query_id: z.string(),
    ok: z.boolean(),
    error_message: z.string().min(1).optional(),
  }),
  refundStarPayment: z.strictObject({
    user_id: z.number().int(),
    telegram_payment_charge_id: z.string().min(1),
  }),
  getStarTransactions: z.strictObject({
    offset: z.number().int().nonnegative().optional(),
    limit: z.number().int().min(1).max(100).optional(),
  }),
  getChatAdministrators: z.strictObject({ chat_id: chatId }),
} as const;

export type Method = keyof typeof SCHEMAS;
export type Parameters<Name extends Method> = z.output<(typeof SCHEMAS)[Name]>;
