-- A record lives so long from now on, and never shorter than it would have anyway.
local function live_for(key, ms)
  if redis.call('PTTL', key) < tonumber(ms) then
    redis.call('PEXPIRE', key, ms)
  end
end
