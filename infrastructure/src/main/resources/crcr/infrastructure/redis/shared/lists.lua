-- Puts an entry before all others of a list with a maximum length.
local function keep_first(list, entry, most, life)
  if redis.call('LPUSH', list, entry) > most then
    redis.call('LTRIM', list, 0, most - 1)
  end
  redis.call('PEXPIRE', list, life)
end
