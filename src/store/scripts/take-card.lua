-- Takes a card up for editing, or says how long it has to wait. A card that has to wait keeps its turn in the chat's line,
-- so that none is passed over.
--
-- keys: card, pace
-- args: writer, now, leaseMs, intervalMs, first, keptMs
--   first: it goes before the pace, but not before a pause that the platform asked for
-- answer: {'yours', progress, look}, {'wait', milliseconds} or {'gone'}
-- promises: one writer a card at a time, and in one chat no faster than it takes
-- includes: times

local card = redis.call('HMGET', keys.card, 'gone', 'writer', 'until', 'pausedUntil', 'nextAt', 'turnAt', 'look', 'progress')
if card[1] then return { 'gone' } end
local now = args.now
local function wait(at) return { 'wait', tostring(at - now) } end
-- The longest that a platform asks for a pause, or that a chat's line gets.
local LONGEST_MS = 60 * 60 * 1000
local leased = no_further(tonumber(card[3] or 0), now, args.leaseMs)
if card[2] and leased > now then return wait(leased) end
local paused = no_further(tonumber(card[4] or 0), now, LONGEST_MS)
local next_at = no_further(tonumber(card[5] or 0), now, LONGEST_MS)
local turn_at = no_further(tonumber(card[6] or 0), now, LONGEST_MS)
if paused > now then return wait(paused) end
if next_at > now and not args.first then return wait(next_at) end
if args.intervalMs > 0 then
  if turn_at == 0 then
    turn_at = math.max(now, no_further(tonumber(redis.call('GET', keys.pace) or 0), now, LONGEST_MS))
    redis.call('SET', keys.pace, turn_at + args.intervalMs, 'PX', math.ceil(turn_at + args.intervalMs - now))
    redis.call('HSET', keys.card, 'turnAt', turn_at)
    redis.call('PEXPIRE', keys.card, args.keptMs)
  end
  if turn_at > now and not args.first then return wait(turn_at) end
  redis.call('HDEL', keys.card, 'turnAt')
end
redis.call('HSET', keys.card, 'writer', args.writer, 'until', now + args.leaseMs)
redis.call('PEXPIRE', keys.card, args.keptMs)
return { 'yours', card[8] or '0', card[7] or '' }
