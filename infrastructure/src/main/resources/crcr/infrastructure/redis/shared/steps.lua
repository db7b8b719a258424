-- uses clock, texts
-- Records a step of a target: the last 20 are kept.
local function note(delivery, repository, what, text)
  local field = 'history:' .. repository
  local kept = redis.call('HGET', delivery, field)
  local history = kept and cjson.decode(kept) or {}
  table.insert(history, {tostring(now_ms()), what, shortened(text)})
  if #history > 20 then
    table.remove(history, 1)
  end
  redis.call('HSET', delivery, field, cjson.encode(history))
end
