-- Puts an entry before all others of a list that keeps so many.
local function keep_first(list, entry, most, life)
  redis.call('LPUSH', list, entry)
  redis.call('LTRIM', list, 0, most - 1)
  redis.call('PEXPIRE', list, life)
end
