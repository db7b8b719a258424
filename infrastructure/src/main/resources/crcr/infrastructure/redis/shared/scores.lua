-- uses clock
local SCORE = '{crcr}:score:'
-- The name of a period, its length, and the life of its sums after it, in ms, as 24 hours and 35 days require.
local PERIODS = {{'h', 3600000, 25 * 3600000}, {'d', 86400000, 36 * 86400000}}

-- Counts something of a downstream in the hour and on the day of that moment, as far as these are still kept. counts
-- has fields, each followed by the number to add.
local function score(repository, at, counts)
  local now = now_ms()
  for _, period in ipairs(PERIODS) do
    local number = math.floor(at / period[2])
    local gone = (number + 1) * period[2] + period[3]
    if gone > now and #counts > 0 then
      local key = SCORE .. repository .. ':' .. period[1] .. number
      local is_new = false
      for i = 1, #counts, 2 do
        is_new = redis.call('HINCRBY', key, counts[i], counts[i + 1]) == tonumber(counts[i + 1]) or is_new
      end
      -- A field without a value before may be the first one of its key.
      if is_new then
        redis.call('PEXPIREAT', key, gone)
      end
    end
  end
end
