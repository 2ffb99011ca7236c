-- Who stands on which shot or file: for each thing a set of clips. What nobody stands on any more is noted for deletion in
-- the step that takes its last owner away, so that a clip recorded in between either keeps it or finds it gone.

-- A clip's id as the number that it is in its letters (see owner-names.ts): a set of nothing but numbers takes a third of the room.
-- Whoever has another name stands there by that, as every clip of earlier versions does.
local ID_LETTERS = '23456789bcdfghjkmnpqrstvwxz'
local function owner_name(id)
  if #id ~= 10 then return id end
  local number = 0
  for i = 1, 10 do
    local place = string.find(ID_LETTERS, string.sub(id, i, i), 1, true)
    if not place then return id end
    number = number * #ID_LETTERS + place - 1
  end
  return string.format('%.0f', number)
end

-- Takes a clip off its things. The first of them are shots, whose known files (`known`) are forgotten with them;
-- `files[i]` are the media keys that go with things[i].
local function owners_release(things, known, files, to_delete, clip, now)
  local owner = owner_name(clip)
  for i, thing in ipairs(things) do
    redis.call('SREM', thing, clip, owner)
    if redis.call('SCARD', thing) == 0 then
      local shot = known[i]
      if shot then redis.call('DEL', shot) end
      for _, file in ipairs(files[i]) do redis.call('ZADD', to_delete, now, file) end
    end
  end
end

-- Puts a clip on its things; what was noted for deletion of them (`files`: their media keys) is kept after all.
local function owners_take(things, files, to_delete, clip)
  local owner = owner_name(clip)
  for _, thing in ipairs(things) do redis.call('SADD', thing, owner) end
  -- A few hundred at most: a film's shots and pictures.
  if #files > 0 then redis.call('ZREM', to_delete, unpack(files)) end
end
