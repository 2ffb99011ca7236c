-- Forgets a file that nobody stands on.
--
-- keys: things..., known...
-- args: none
--   things: whoever of these has an owner keeps it; known: what is known of it
-- answer: 1 when nobody stands on it, else 0
-- promises: what a clip stands on is never forgotten
-- includes: none

for _, thing in ipairs(keys.things) do
  if redis.call('SCARD', thing) > 0 then return 0 end
end
for _, known in ipairs(keys.known) do redis.call('DEL', known) end
return 1
