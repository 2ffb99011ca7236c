-- Takes back the credits of a payment that is given back, or puts them in again where it isn't after all.
--
-- keys: accountOf, payment, payments, paymentsBy, wallet, audit
-- args: payer, account, charge, stars, to, now, entry
--   to: 'refunding' before the platform is asked, 'refunded' once the money is back, 'credited' where the platform refused
-- answer: to; 'again' where it is so, or given back, already; 'unknown' for a charge nobody told of that is to be given back;
--   'moved' where the payer has another account by now
-- promises: credits are taken back once for one charge, spent or not: what is missing is owed. A charge that is given back
--   before it was told of is never credited
-- includes: wallet

if (redis.call('GET', keys.accountOf) or args.payer) ~= args.account then return 'moved' end
local state, credits = unpack(redis.call('HMGET', keys.payment, 'state', 'credits'))
if not state then
  if args.to ~= 'refunded' then return 'unknown' end
  redis.call('HSET', keys.payment, 'payer', args.payer, 'stars', args.stars, 'credits', 0, 'at', args.now)
  redis.call('ZADD', keys.payments, args.now, args.charge)
  redis.call('ZADD', keys.paymentsBy, args.now, args.charge)
elseif state == args.to or state == 'refunded' or (args.to == 'credited' and state ~= 'refunding') then
  return 'again'
else
  local sign = args.to == 'credited' and 1 or state == 'credited' and -1 or 0
  local id, amount = 'stars:' .. args.charge, sign * tonumber(credits)
  local written = redis.call('HGET', keys.wallet, id)
  -- Long used up, it was struck off.
  local lot = written and cjson.decode(written) or { kind = 'paid', amount = tonumber(credits), left = 0, held = 0, at = args.now }
  lot.amount, lot.left = lot.amount + amount, lot.left + amount
  if amount ~= 0 then redis.call('HSET', keys.wallet, id, cjson.encode(lot)) end
  wallet_pay(keys.wallet, args.now)
end
redis.call('HSET', keys.payment, 'state', args.to)
redis.call('XADD', keys.audit, 'MAXLEN', '~', 100000, '*', 'entry', args.entry)
return args.to
