-- Sets a note only if nothing is there yet.
--
-- keys: note
-- args: value, ttlMs
--   ttlMs: absent for one that stays
-- answer: 1 when it was set, else 0
-- promises: what is there has no longer to live than it would have if it were set now: a clock may have been put back
-- includes: none

if args.ttlMs then
  if redis.call('SET', keys.note, args.value, 'PX', args.ttlMs, 'NX') then return 1 end
  if redis.call('PTTL', keys.note) > args.ttlMs then redis.call('PEXPIRE', keys.note, args.ttlMs) end
  return 0
end
return redis.call('SETNX', keys.note, args.value)
