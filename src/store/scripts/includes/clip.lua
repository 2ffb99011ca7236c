-- The clip keys.clip as it is now: `state` ('gone' without a record) and whether it has `ended`.
local state = cjson.decode(redis.call('HGET', keys.clip, 'state') or '"gone"')
local ended = ENDED[state] or state == 'gone'
