-- Another model is to make a shot that its film's own could not.
--
-- keys: clip, making, ownersBefore, known, owners, toDelete
-- args: id, index, now, was, shot, isShared, filesBefore, files, events, event
--   was: the digest it had; shot: its JSON as it waits, under the new digest; isShared: another shot of the clip has the old digest too
--   making, ownersBefore, known, filesBefore: of the old digest; owners, files: of the new one
-- answer: 1, or 0 when the clip has ended, or the shot is made or another's by now
-- promises: what was paid stays written down; the clip stands on the new digest's file before anybody makes it
-- includes: states, clip, owners

if ended then return 0 end
local shot = cjson.decode(redis.call('HGET', keys.clip, 'shot:' .. args.index))
if shot.state ~= 'waiting' or shot.digest ~= args.was then return 0 end
redis.call('HSET', keys.clip, 'shot:' .. args.index, args.shot)
redis.call('HDEL', keys.clip, 'begun:' .. args.index, 'progress:' .. args.index)
if redis.call('GET', keys.making) == args.id .. ' ' .. args.index then redis.call('DEL', keys.making) end
local before = args.isShared and {} or { keys.ownersBefore }
owners_release(before, { keys.known }, { args.filesBefore }, keys.toDelete, args.id, args.now)
owners_take({ keys.owners }, args.files, keys.toDelete, args.id)
redis.call('PUBLISH', args.events, args.event)
return 1
