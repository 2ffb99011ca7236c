-- Writes an entry of a community's bible, or takes it out.
--
-- keys: bible, taken..., left..., toDelete
-- args: id, owner, before, entry, mostEntries, takenFiles, leftFiles, now
--   before: the entry as it was read, '' for none; entry: as it is to be, '' to take it out; both JSON
--   owner: whose name stands in the owners' sets of its pictures; taken, left: those sets of the pictures it comes to have and had
-- answer: 1; 0 when somebody else has changed it meanwhile; -1 when there is no room for another
-- promises: what it stands on is not deleted, and what nobody stands on any more is noted for deletion in the same step
-- includes: owners

if (redis.call('HGET', keys.bible, args.id) or '') ~= args.before then return 0 end
if args.before == '' and redis.call('HLEN', keys.bible) >= args.mostEntries then return -1 end
if args.entry == '' then
  redis.call('HDEL', keys.bible, args.id)
else
  redis.call('HSET', keys.bible, args.id, args.entry)
end
owners_take(keys.taken, args.takenFiles, keys.toDelete, args.owner)
owners_release(keys.left, {}, args.leftFiles, keys.toDelete, args.owner, args.now)
return 1
