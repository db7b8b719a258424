-- uses arguments
-- Records that the store was updated to a layout; a faster process may have updated it further.
-- KEYS layout
-- ARGV version, readable_by
local layout = KEYS[1]

if tonumber(redis.call('HGET', layout, 'version') or 1) < tonumber(arg.version) then
  redis.call('HSET', layout, 'version', arg.version, 'readable_by', arg.readable_by)
end
return {}
