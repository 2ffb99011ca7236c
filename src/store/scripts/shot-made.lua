-- A shot is made and its file there.
--
-- keys: clip, file, making, work, pace
-- args: id, index, known, shot, seconds, pace, pacesKept, events, event
--   known: what stands for the file being there; shot: JSON; seconds: of film; pace: wall seconds a second of video took
-- answer: nil
-- promises: the file is known under its digest whatever has become of the clip: it is never made again
-- includes: states, clip

redis.call('SET', keys.file, args.known)
if redis.call('GET', keys.making) == args.id .. ' ' .. args.index then redis.call('DEL', keys.making) end
redis.call('LPUSH', keys.pace, args.pace)
redis.call('LTRIM', keys.pace, 0, args.pacesKept - 1)
if ended then return end
redis.call('HSET', keys.clip, 'shot:' .. args.index, args.shot)
redis.call('HINCRBYFLOAT', keys.work, args.id, -args.seconds)
redis.call('PUBLISH', args.events, args.event)
