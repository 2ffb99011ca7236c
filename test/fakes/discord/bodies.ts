import { z } from "zod";

/** The bodies Discord takes, as its documentation has them: an unknown field, a wrong type or a text too long is refused. */

const snowflake = z.string().regex(/^\d{1,20}$/);
const colour = z.number().int().min(0).max(0xffffff);
const url = z.string().max(2_048);

const embed = z.strictObject({
  title: z.string().max(256).optional(),
  description: z.string().max(4_096).optional(),
  url: url.optional(),
  timestamp: z.string().optional(),
  color: colour.optional(),
  footer: z.strictObject({ text: z.string().max(2_048), icon_url: url.optional() }).optional(),
  image: z.strictObject({ url }).optional(),
  thumbnail: z.strictObject({ url }).optional(),
  author: z.strictObject({ name: z.string().max(256), url: url.optional() }).optional(),
  fields: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(256),
        value: z.string().min(1).max(1_024),
        inline: z.boolean().optional(),
      }),
    )
    .max(25)
    .optional(),
});

const button = z.strictObject({
  type: z.literal(2),
  style: z.number().int().min(1).max(4),
  label: z.string().min(1).max(80),
  custom_id: z.string().min(1).max(100),
  disabled: z.boolean().optional(),
});

const actionRow = z.strictObject({ type: z.literal(1), components: z.array(button).min(1).max(5) });

// Components reference: what a message with the flag IS_COMPONENTS_V2 may hold besides.
const media = z.strictObject({ url: z.string().min(1) });
const textDisplay = z.strictObject({ type: z.literal(10), content: z.string().min(1).max(4_000) });
const stringSelect = z.strictObject({
  type: z.literal(3),
  custom_id: z.string().min(1).max(100),
  options: z
    .array(
      z.strictObject({
        label: z.string().min(1).max(100),
        value: z.string().min(1).max(100),
        description: z.string().min(1).max(100).optional(),
        default: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(25),
  placeholder: z.string().max(150).optional(),
  min_values: z.number().int().min(0).max(25).optional(),
  max_values: z.number().int().min(1).max(25).optional(),
  required: z.boolean().optional(),
});
const selectRow = z.strictObject({ type: z.literal(1), components: z.array(stringSelect).length(1) });
const gallery = z.strictObject({
  type: z.literal(12),
  items: z
    .array(
      z.strictObject({
        media,
        description: z.string().min(1).max(1_024).optional(),
        spoiler: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(10),
});
const separator = z.strictObject({
  type: z.literal(14),
  divider: z.boolean().optional(),
  spacing: z.number().int().min(1).max(2).optional(),
});
const container = z.strictObject({
  type: z.literal(17),
  accent_color: z.number().int().min(0).max(0xff_ff_ff).optional(),
  components: z.array(z.union([actionRow, selectRow, textDisplay, gallery, separator])).min(1),
});

const allowedMentions = z.strictObject({
  parse: z.array(z.enum(["roles", "users", "everyone"])).optional(),
  roles: z.array(snowflake).max(100).optional(),
  users: z.array(snowflake).max(100).optional(),
  replied_user: z.boolean().optional(),
});

const attachment = z.strictObject({
  id: snowflake,
  filename: z.string().max(1_024).optional(),
  description: z.string().max(1_024).optional(),
});

const shared = {
  content: z.string().max(2_000).optional(),
  embeds: z.array(embed).max(10).optional(),
  allowed_mentions: allowedMentions.optional(),
  components: z.union([z.array(actionRow).max(5), z.array(z.union([container, actionRow]))]).optional(),
  attachments: z.array(attachment).max(10).optional(),
  flags: z.number().int().optional(),
};

export const messageCreate = z.strictObject({
  ...shared,
  nonce: z.union([z.string().max(25), z.number().int()]).optional(),
  enforce_nonce: z.boolean().optional(),
  tts: z.boolean().optional(),
  message_reference: z
    .strictObject({
      type: z.literal(0).optional(),
      message_id: snowflake,
      channel_id: snowflake.optional(),
      guild_id: snowflake.optional(),
      fail_if_not_exists: z.boolean().optional(),
    })
    .optional(),
});

export const messageEdit = z.strictObject(shared);
export const webhookMessage = z.strictObject({ ...shared, tts: z.boolean().optional() });
export const webhookEdit = z.strictObject(shared);
export const threadFromMessage = z.strictObject({
  name: z.string().min(1).max(100),
  auto_archive_duration: z.number().int().optional(),
  rate_limit_per_user: z.number().int().optional(),
});
export const directChannel = z.strictObject({ recipient_id: snowflake });

const words = z.record(
  z.enum([
    "id",
    "da",
    "de",
    "en-GB",
    "en-US",
    "es-ES",
    "es-419",
    "fr",
    "hr",
    "it",
    "lt",
    "hu",
    "nl",
    "no",
    "pl",
    "pt-BR",
    "ro",
    "fi",
    "sv-SE",
    "vi",
    "tr",
    "cs",
    "el",
    "bg",
    "ru",
    "uk",
    "hi",
    "th",
    "zh-CN",
    "ja",
    "zh-TW",
    "ko",
  ]),
  z.string().min(1).max(100),
);
/** Discord's z.record wants all keys of an enum; languages may be left out. */
const translations = z.record(z.string(), z.string().min(1).max(100)).superRefine((value, context) => {
  for (const language of Object.keys(value)) {
    if (!words.keyType.safeParse(language).success) {
      context.addIssue({ code: "custom", message: `unknown language ${language}` });
    }
  }
});
const commandName = z
  .string()
  .regex(/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u)
  .refine((name) => name === name.toLowerCase(), "must be lower case");
const names = z.record(z.string(), commandName);

const option = z.strictObject({
  type: z.union([3, 4, 5, 7, 8, 10, 11].map((type) => z.literal(type))),
  name: commandName,
  name_localizations: names.nullish(),
  description: z.string().min(1).max(100),
  description_localizations: translations.nullish(),
  required: z.boolean().optional(),
  choices: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(100),
        name_localizations: translations.nullish(),
        value: z.union([z.string().max(100), z.number()]),
      }),
    )
    .max(25)
    .optional(),
  min_value: z.number().optional(),
  max_value: z.number().optional(),
  min_length: z.number().int().min(0).max(6_000).optional(),
  max_length: z.number().int().min(1).max(6_000).optional(),
  autocomplete: z.boolean().optional(),
});

const sharedCommand = {
  id: snowflake.optional(),
  // The API description has a number here, the documentation a string.
  default_member_permissions: z.number().int().nullish(),
  contexts: z.array(z.number().int().min(0).max(2)).nullish(),
  integration_types: z.array(z.number().int().min(0).max(1)).min(1).nullish(),
  nsfw: z.boolean().optional(),
};

export const commandList = z
  .array(
    z.discriminatedUnion("type", [
      z.strictObject({
        ...sharedCommand,
        type: z.literal(1),
        name: commandName,
        name_localizations: names.nullish(),
        description: z.string().min(1).max(100),
        description_localizations: translations.nullish(),
        options: z.array(option).max(25).optional(),
      }),
      z.strictObject({
        ...sharedCommand,
        type: z.literal(3),
        name: z.string().min(1).max(32),
        name_localizations: z.record(z.string(), z.string().min(1).max(32)).nullish(),
      }),
      z.strictObject({ ...sharedCommand, type: z.literal(4), name: z.string() }),
    ]),
  )
  .superRefine((commands, context) => {
    const most = { 1: 100, 3: 15, 4: 1 } as const;
    for (const type of [1, 3, 4] as const) {
      if (commands.filter((command) => command.type === type).length > most[type]) {
        context.addIssue({ code: "custom", message: `more than ${most[type]} commands of type ${type}` });
      }
    }
    for (const command of commands) {
      if (command.type !== 1) continue;
      const options = command.options ?? [];
      const letters = [command, ...options].flatMap((part) => [
        longest(part.name, part.name_localizations),
        longest(part.description, part.description_localizations),
      ]);
      const choices = options.flatMap((each) =>
        (each.choices ?? []).map(
          ({ name, value, name_localizations }) => longest(name, name_localizations) + String(value).length,
        ),
      );
      const all = [...letters, ...choices].reduce((sum, length) => sum + length, 0);
      if (all > 8_000)
        context.addIssue({ code: "custom", message: `${command.name} is ${all} letters, of 8,000 allowed` });
      const firstOptional = options.findIndex(({ required }) => !required);
      if (firstOptional >= 0 && options.slice(firstOptional).some(({ required }) => required)) {
        context.addIssue({ code: "custom", message: `${command.name}: required options must come first` });
      }
      for (const { name, autocomplete, choices: fixed } of options) {
        if (autocomplete && fixed)
          context.addIssue({ code: "custom", message: `${name} has both autocomplete and choices` });
      }
    }
  });

function longest(text: string, others: Record<string, string> | null | undefined): number {
  return Math.max(text.length, ...Object.values(others ?? {}).map((each) => each.length));
}

const textInput = z.strictObject({
  type: z.literal(4),
  custom_id: z.string().min(1).max(100),
  style: z.number().int().min(1).max(2),
  min_length: z.number().int().min(0).max(4_000).optional(),
  max_length: z.number().int().min(1).max(4_000).optional(),
  required: z.boolean().optional(),
  value: z.string().max(4_000).optional(),
  placeholder: z.string().max(100).optional(),
});

const fileUpload = z.strictObject({
  type: z.literal(19),
  custom_id: z.string().min(1).max(100),
  min_values: z.number().int().min(0).max(10).optional(),
  max_values: z.number().int().min(1).max(10).optional(),
  file_types: z.array(z.string().min(1)).optional(),
  required: z.boolean().optional(),
});

export const callback = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal(4), data: webhookMessage }),
  z.strictObject({
    type: z.literal(5),
    data: z.strictObject({ flags: z.union([z.literal(0), z.literal(64)]).optional() }).optional(),
  }),
  z.strictObject({ type: z.literal(6) }),
  z.strictObject({ type: z.literal(7), data: webhookMessage }),
  z.strictObject({
    type: z.literal(8),
    data: z.strictObject({
      choices: z
        .array(
          z.strictObject({
            name: z.string().min(1).max(100),
            value: z.union([z.string().min(1).max(100), z.number()]),
          }),
        )
        .max(25),
    }),
  }),
  z.strictObject({
    type: z.literal(9),
    data: z.strictObject({
      custom_id: z.string().min(1).max(100),
      title: z.string().min(1).max(45),
      components: z
        .array(
          z.strictObject({
            type: z.literal(18),
            label: z.string().min(1).max(45),
            description: z.string().max(100).optional(),
            component: z.union([textInput, stringSelect, fileUpload]),
          }),
        )
        .min(1)
        .max(5),
    }),
  }),
]);

export const identify = z.strictObject({
  token: z.string(),
  properties: z.strictObject({ os: z.string(), browser: z.string(), device: z.string() }),
  intents: z.number().int(),
  compress: z.boolean().optional(),
  large_threshold: z.number().int().min(50).max(250).optional(),
  shard: z.tuple([z.number().int(), z.number().int()]).optional(),
  presence: z.unknown().optional(),
});
export const resume = z.strictObject({ token: z.string(), session_id: z.string(), seq: z.number().int() });
