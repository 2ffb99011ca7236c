-- Adds a note to the end of a list, once, and to the list's heading that it is there.
--
-- keys: note, count, list, heading
-- args: entry, keep, topic, noteAs, headingAs, title, at
--   entry: what stands in the list for it; keep: how many of the newest stay there; topic: is told of both, under the names noteAs and headingAs
--   title: what a heading without one is called from now on, or absent; at: of the note
-- texts: note, empty
--   note: as JSON, but for its `{` and its first field, the number it has in the list; empty: a heading of nothing, as JSON
-- answer: the note as it is there, or nil where there is no such heading
-- promises: numbers count up by one for ever, and a heading has the greatest; posted again nothing changes
-- includes: none

local there = redis.call('GET', keys.note)
if there then return there end
local written = redis.call('GET', keys.heading)
if not written then return nil end
local number = redis.call('INCR', keys.count)
redis.call('ZADD', keys.list, number, number .. ' ' .. args.entry)
redis.call('ZREMRANGEBYRANK', keys.list, 0, -args.keep - 1)
local note = '{"number":' .. number .. ',' .. texts.note
-- One that can't be read, for half a letter in it, loses its title and nothing else.
local is_read, heading = pcall(cjson.decode, written)
if not is_read then heading = cjson.decode(texts.empty) end
if heading.title == '' and args.title then heading.title = args.title end
heading.number, heading.at = number, args.at
local changed = cjson.encode(heading)
redis.call('SET', keys.note, note)
redis.call('SET', keys.heading, changed)
redis.call('PUBLISH', args.topic, '{"' .. args.noteAs .. '":' .. note .. '}')
redis.call('PUBLISH', args.topic, '{"' .. args.headingAs .. '":' .. changed .. '}')
return note
