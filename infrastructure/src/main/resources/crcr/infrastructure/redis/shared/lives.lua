-- Extends the life of a record to that time from now on, and never shortens it.
local function live_for(key, ms)
  if redis.call('PTTL', key) < tonumber(ms) then
    redis.call('PEXPIRE', key, ms)
  end
end
