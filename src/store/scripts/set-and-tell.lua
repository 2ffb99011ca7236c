-- Sets a note and tells a topic of it.
--
-- keys: note
-- args: ttlMs, topic
--   ttlMs: absent for one that stays
-- texts: value, message
-- answer: nil
-- promises: whoever hears the message finds the note
-- includes: none

if args.ttlMs then redis.call('SET', keys.note, texts.value, 'PX', args.ttlMs) else redis.call('SET', keys.note, texts.value) end
redis.call('PUBLISH', args.topic, texts.message)
