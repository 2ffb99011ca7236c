-- What stands in the way of linking a person to an account; nil where nothing does. Looked at when a code is used, and
-- again when its owner has said yes.
local function link_hindrance()
  -- Whom the code's owner belongs to may have changed since it was looked up.
  if (redis.call('GET', keys.ownerAccountOf) or args.owner) ~= args.account then return 'changed' end
  if args.account == args.person then return 'self' end
  if redis.call('EXISTS', keys.accountOf) == 1 or redis.call('SCARD', keys.ownSharers) > 1 then return 'already' end
  local theirs = redis.call('SMEMBERS', keys.sharers)
  theirs[#theirs + 1] = args.account
  theirs[#theirs + 1] = args.owner
  for _, id in ipairs(theirs) do
    if string.match(id, '^[^:]+') == string.match(args.person, '^[^:]+') then return 'same-platform' end
  end
  -- They are held against the ledger they were admitted to.
  if redis.call('SCARD', keys.inFlight) > 0 then return 'under-way' end
end
