-- Sets notes and tells a topic of each in turn.
--
-- keys: notes...
-- args: ttlMs, topic
--   ttlMs: absent for those that stay
-- texts: values..., messages...
-- answer: nil
-- promises: whoever hears a message finds all of the notes
-- includes: none

for i, kept in ipairs(keys.notes) do
  if args.ttlMs then redis.call('SET', kept, texts.values[i], 'PX', args.ttlMs) else redis.call('SET', kept, texts.values[i]) end
end
for _, message in ipairs(texts.messages) do redis.call('PUBLISH', args.topic, message) end
