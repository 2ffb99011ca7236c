-- Puts a card down with what it shows now.
--
-- keys: card, open
-- args: writer, clip, look, progress, nextAt, pausedUntil, ended, gone
--   look, progress, pausedUntil: absent where there is none; ended: nothing more is to come; gone: its message is
-- answer: nil
-- promises: nothing is written for a writer that doesn't hold it
-- includes: none

if redis.call('HGET', keys.card, 'writer') ~= args.writer then return end
redis.call('HDEL', keys.card, 'writer', 'until', 'pausedUntil')
if args.look then redis.call('HSET', keys.card, 'look', args.look) else redis.call('HDEL', keys.card, 'look') end
if args.progress then redis.call('HSET', keys.card, 'progress', args.progress) end
redis.call('HSET', keys.card, 'nextAt', args.nextAt)
if args.pausedUntil then redis.call('HSET', keys.card, 'pausedUntil', args.pausedUntil) end
if args.gone then redis.call('HSET', keys.card, 'gone', '1') end
if args.ended or args.gone then redis.call('SREM', keys.open, args.clip) end
