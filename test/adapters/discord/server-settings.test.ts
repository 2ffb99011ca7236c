import { PermissionFlagsBits } from "discord-api-types/v10";
import { afterEach, describe, expect, it } from "vitest";
import { type Stage, setStage, wordsOf } from "./stage.ts";

let stage: Stage;
afterEach(() => stage.close());

/** A manager of the server. */
function manager(): string {
  const mia = stage.discord.person("Mia");
  stage.discord.join(stage.guild.id, mia, {
    permissions: PermissionFlagsBits.ManageGuild | PermissionFlagsBits.SendMessages,
  });
  return mia;
}

async function answered(asked: { original?: string }): Promise<string> {
  const { discord } = stage;
  return discord.until("the answer", () => {
    const words = wordsOf(discord.world.messages.get(asked.original ?? ""));
    return words.includes("settings here") && words;
  });
}

describe("the settings of a server", () => {
  it("take a role from Discord's own list, and its members have the plan", async () => {
    stage = await setStage();
    const { discord, guild, channel, studio } = stage;
    const role = discord.world.id();
    const pia = discord.person("Pia");
    discord.join(guild.id, pia, { roles: [role] });
    const words = await answered(discord.slash(manager(), channel.id, "rushes", { role, plan: "patron" }));
    expect(words).toContain(`<@&${role}> → patron`);
    discord.slash(pia, channel.id, "video", { prompt: "a fox" });
    await discord.until("the clip", () => studio.admitted[0]);
    expect(studio.admitted[0]?.person.plan).toBe("patron");
  });

  it("take a channel from Discord's list and name those that are chosen", async () => {
    stage = await setStage();
    const { discord, guild, channel } = stage;
    const other = discord.channel({ guildId: guild.id });
    const words = await answered(discord.slash(manager(), channel.id, "rushes", { channel: other.id }));
    expect(words).toContain(`chats: <#${other.id}>`);
  });

  it("complete plans, and models one after the other", async () => {
    stage = await setStage();
    const { discord, channel } = stage;
    const mia = manager();
    const plans = discord.type(mia, channel.id, "rushes", "plan", "pa");
    await discord.until("completions", () => plans.choices);
    expect(plans.choices?.map(({ value }) => value)).toEqual(["patron"]);
    const models = discord.type(mia, channel.id, "rushes", "models", "");
    await discord.until("completions", () => models.choices);
    const first = String(models.choices?.[0]?.value);
    const more = discord.type(mia, channel.id, "rushes", "models", `${first}, `);
    await discord.until("completions", () => more.choices);
    for (const { value } of more.choices ?? []) expect(String(value)).toMatch(new RegExp(`^${first}, `));
  });
});
