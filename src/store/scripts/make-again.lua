-- Work of a clip is gone and is to be made again.
--
-- keys: clip, known..., work
-- args: id, shots, seconds, events, event
--   shots: {index, shot} of each that is to be made anew, its JSON as it waits; known: their known files
--   seconds: of film, more to be made; without shots it is the cut film that is gone
-- answer: 1, or 0 when the clip has ended
-- promises: a file that isn't there is offered to no other clip; what was paid stays written down
-- includes: states, clip

if ended then return 0 end
for _, known in ipairs(keys.known) do redis.call('DEL', known) end
for _, again in ipairs(args.shots) do
  redis.call('HSET', keys.clip, 'shot:' .. again.index, again.shot)
  redis.call('HDEL', keys.clip, 'begun:' .. again.index, 'progress:' .. again.index)
end
redis.call('HDEL', keys.clip, 'file', 'cutProgress')
if #args.shots > 0 and FOLLOWED_BY[state].shooting then redis.call('HSET', keys.clip, 'state', '"shooting"') end
if args.seconds > 0 then redis.call('HINCRBYFLOAT', keys.work, args.id, args.seconds) end
redis.call('PUBLISH', args.events, args.event)
return 1
