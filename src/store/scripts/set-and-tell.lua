-- Sets a note and tells a topic.
--
-- keys: note
-- args: value, ttlMs, topic, message
--   ttlMs: absent for one that stays
-- answer: nil
-- promises: whoever hears the message finds the note
-- includes: none

if args.ttlMs then redis.call('SET', keys.note, args.value, 'PX', args.ttlMs) else redis.call('SET', keys.note, args.value) end
redis.call('PUBLISH', args.topic, args.message)
