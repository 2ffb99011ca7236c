-- Credits what somebody paid, once for one charge.
--
-- keys: accountOf, payment, payments, paymentsBy, wallet, audit, order
-- args: payer, account, charge, stars, now, credited, unmatched
--   stars: -1 where it was another currency; credited, unmatched: JSON for the audit
-- answer: 'credited'; 'unmatched' where that order isn't known or cost something else: nothing is credited; 'again' where the
--   charge is known, given back already perhaps; 'moved' where the payer has another account by now
-- promises: a charge that was told of before changes nothing
-- includes: wallet

if (redis.call('GET', keys.accountOf) or args.payer) ~= args.account then return 'moved' end
if redis.call('EXISTS', keys.payment) == 1 then return 'again' end
local order = redis.call('HMGET', keys.order, 'credits', 'stars')
local fits = order[1] and tonumber(order[2]) == args.stars
local credits, state = fits and tonumber(order[1]) or 0, fits and 'credited' or 'unmatched'
redis.call('HSET', keys.payment, 'payer', args.payer, 'state', state, 'stars', args.stars, 'credits', credits, 'at', args.now)
redis.call('ZADD', keys.payments, args.now, args.charge)
redis.call('ZADD', keys.paymentsBy, args.now, args.charge)
if fits then
  -- Whoever is on somebody else's account takes it along when they leave it.
  local of = args.payer ~= args.account and args.payer or nil
  wallet_add(keys.wallet, 'stars:' .. args.charge, { kind = 'paid', amount = credits, at = args.now, of = of }, args.now)
end
redis.call('XADD', keys.audit, 'MAXLEN', '~', 100000, '*', 'entry', fits and args.credited or args.unmatched)
return state
