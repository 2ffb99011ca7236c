-- A worker takes a shot up.
--
-- keys: clip, waiting, turns, making, file, paused, paidFor, accessVersion
-- args: id, index, turn, now, claimTtl, released, goOn, events, event, progress
--   making: who makes the shot's digest; file: the file made for it; paidFor: what was paid for and lies at its backend
--   released: a claim ("clip index") that was found to be nobody's any more, or ''
--   goOn: whatever is paused, it is made
-- answer: {'make' | 'made' | 'found' | 'wait' | 'ended' | 'paused', the clip's hash, whose claim is waited for, 1 where it was paid for before,
--   the version of access}
-- promises: of equal shots one alone is made at a time; the fair clock and the clip's state move with the first
-- includes: turns, states, clip

local paid_for = redis.call('EXISTS', keys.paidFor)
local access = redis.call('GET', keys.accessVersion) or '0'
local function answer(word, claim) return { word, redis.call('HGETALL', keys.clip), claim or '', paid_for, access } end
local written = redis.call('HGET', keys.clip, 'shot:' .. args.index)
-- What it had set aside is another's, which is made instead of it.
local gave_way = redis.call('HEXISTS', keys.clip, 'gaveWay') == 1
if ended or gave_way or not written then return answer('ended') end
if cjson.decode(written).state ~= 'waiting' then return answer('made') end
-- Something is: whether it is this, whoever asked looks at.
if not args.goOn and redis.call('EXISTS', keys.paused) == 1 then return answer('paused') end
if state == 'waiting' then
  redis.call('HSET', keys.clip, 'state', '"shooting"')
  redis.call('HSETNX', keys.clip, 'startedAt', args.now)
  redis.call('ZREM', keys.waiting, args.id)
  redis.call('PUBLISH', args.events, args.event)
end
turns_begin(keys.turns, args.turn)
local me = args.id .. ' ' .. args.index
local claim = redis.call('GET', keys.making)
if claim and claim ~= me and claim ~= args.released then return answer('wait', claim) end
redis.call('PUBLISH', args.progress, args.id)
-- Made for another clip since this one was admitted: its file serves here too.
if redis.call('EXISTS', keys.file) == 1 then return answer('found') end
redis.call('SET', keys.making, me, 'PX', args.claimTtl)
redis.call('HSETNX', keys.clip, 'begun:' .. args.index, args.now)
return answer('make')
