import { ApplicationCommandOptionType } from "discord-api-types/v10";
import { describe, expect, it } from "vitest";
import { createDiscordApi } from "../../../adapters/discord/api.ts";
import { registerCommands, toApplicationCommands } from "../../../adapters/discord/command-menu.ts";
import { commands } from "../../../commands/index.ts";
import { locales } from "../../../commands/locales/index.ts";
import { commandList } from "../../fakes/discord/bodies.ts";
import { startFakeDiscord } from "../../fakes/discord/server.ts";

const menu = toApplicationCommands(commands, locales);
const named = (name: string) => menu.find((command) => command.name === name);
const option = (command: string, name: string) => named(command)?.options?.find((each) => each.name === name);

describe("the commands as Discord registers them", () => {
  it("are within everything Discord allows, in every language", () => {
    expect(commandList.safeParse(menu).error).toBeUndefined();
  });

  it("are all there but those only buttons call, and two entries in the menu of messages", () => {
    const listed = commands.filter(({ listed }) => listed !== false).map(({ name }) => name);
    expect(menu.map(({ name }) => name)).toEqual([...listed, "Remix this clip", "Show recipe"]);
  });

  it("let Discord itself hold people to lengths, ranges and choices", () => {
    expect(option("video", "prompt")).toMatchObject({ type: 3, max_length: 2_000 });
    expect(option("video", "seconds")).toMatchObject({ min_value: 1, max_value: 60 });
    expect(option("video", "aspect")).toHaveProperty("choices");
    expect(option("video", "model")).toMatchObject({ type: 3, autocomplete: true });
    expect(option("remix", "clip")).toMatchObject({ type: 3, autocomplete: true });
    expect(option("video", "start_image")).toMatchObject({ type: 11 });
  });

  it("take roles and channels from Discord's own lists: it tells which is meant, whatever they are called", () => {
    expect(option("rushes", "role")).toMatchObject({ type: ApplicationCommandOptionType.Role });
    expect(option("rushes", "channel")).toMatchObject({ type: ApplicationCommandOptionType.Channel });
    expect(option("rushes", "plan")).toMatchObject({ autocomplete: true });
  });

  it("show the server's settings to those who manage it, and only in servers", () => {
    expect(named("rushes")).toMatchObject({
      default_member_permissions: 0x20,
      contexts: [0],
      integration_types: [0],
    });
    expect(named("video")).toMatchObject({ contexts: [0, 1, 2], integration_types: [0, 1] });
  });

  it("speak the languages of the command surface", () => {
    for (const language of ["es-ES", "de", "fr", "ja", "pt-BR", "zh-CN"]) {
      expect(named("video")?.description_localizations).toHaveProperty(language);
      expect(named("Remix this clip")?.name_localizations).toHaveProperty(language);
    }
  });
});

describe("registering", () => {
  it("sends nothing when Discord has the same commands already", async () => {
    const discord = await startFakeDiscord();
    const api = createDiscordApi({ token: discord.token, apiUrl: discord.url });
    const { applicationId } = discord.world;
    expect(await registerCommands(api, applicationId, menu)).toMatchObject({ outcome: "registered" });
    expect(await registerCommands(api, applicationId, menu)).toMatchObject({ outcome: "unchanged" });
    expect(await registerCommands(api, applicationId, toApplicationCommands(commands))).toMatchObject({
      outcome: "registered",
    });
    const other = menu.map((command) =>
      command.name === "video" ? { ...command, description: "Make a film" } : command,
    );
    expect(await registerCommands(api, applicationId, other)).toMatchObject({ outcome: "registered" });
    expect(discord.world.overwrites).toBe(3);
    expect(discord.world.problems).toEqual([]);
    api.close();
    await discord.close();
  });
});
