-- Brings a clip of an older version into the indexes that came since.
--
-- keys: clip, things..., making..., clipsBy, toDelete, lettingGo
-- args: id, createdAt, files, letGoAt, claimTtl
--   making: the claims on its shots; letGoAt: of a clip that came to nothing, absent else
-- answer: nil
-- promises: a deleted clip owns nothing; safe to repeat
-- includes: owners

redis.call('ZADD', keys.clipsBy, args.createdAt, args.id)
for _, claim in ipairs(keys.making) do
  if redis.call('PTTL', claim) == -1 then redis.call('PEXPIRE', claim, args.claimTtl) end
end
if redis.call('HEXISTS', keys.clip, 'deletedAt') == 1 or redis.call('HEXISTS', keys.clip, 'letGoAt') == 1 then return end
owners_take(keys.things, args.files, keys.toDelete, args.id)
if args.letGoAt then redis.call('ZADD', keys.lettingGo, args.letGoAt, args.id) end
