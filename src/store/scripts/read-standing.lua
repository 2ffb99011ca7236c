-- Reads at one moment how somebody stands and what they chose, where it is known who shares their account.
--
-- keys: accountOf, sharers, inFlight, preferences, strikePause, version, modes, paused, allowed, admins, blocks..., grants..., asked...
-- args: person, platform, account, ids
--   asked: by what an order would be known that is there already, or none
--   account: theirs, as far as is known; ids: everyone who shares it, as far as is known
-- answer: {account, everyone linked to the account asked for} where that is not as was known, else these and
--   {version, mode, whether one is let in, whether they run the bot, clips under way, end of a pause for strikes},
--   the pauses, the preferences (each as name, value, …), the blocks and the grants that there are, the clips of `asked`
-- promises: writes nothing
-- includes: none

local account = redis.call('GET', keys.accountOf) or args.person
local linked = redis.call('SMEMBERS', keys.sharers)
local known = {}
for _, id in ipairs(args.ids) do known[id] = true end
local as_known = account == args.account
for _, id in ipairs(linked) do as_known = as_known and known[id] end
if not as_known then return { account, linked } end

local allowed = 0
for _, id in ipairs(args.ids) do allowed = math.max(allowed, redis.call('SISMEMBER', keys.allowed, id)) end
local function there(list)
  local found = {}
  for _, thing in ipairs(list) do
    local written = redis.call('GET', thing)
    if written then found[#found + 1] = written end
  end
  return found
end
return {
  account,
  linked,
  {
    redis.call('GET', keys.version) or '0',
    redis.call('HGET', keys.modes, args.platform) or 'open',
    allowed,
    redis.call('SISMEMBER', keys.admins, args.person),
    redis.call('SCARD', keys.inFlight),
    redis.call('GET', keys.strikePause) or '0',
  },
  redis.call('HGETALL', keys.paused),
  redis.call('HGETALL', keys.preferences),
  there(keys.blocks),
  there(keys.grants),
  there(keys.asked),
}
