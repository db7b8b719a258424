-- uses arguments
-- Returns the latest self-reports of a downstream, the latest first.
-- ARGV downstream, most
-- returns found: for each at: when it was accepted, said
local found = {}
for i, entry in ipairs(redis.call('LRANGE', '{crcr}:nightly:' .. arg.downstream, 0, tonumber(arg.most) - 1)) do
  local at, said = string.match(entry, '^(%d+) (.*)$')
  found[i] = {'at', at or '0', 'said', said or ''}
end
return {'found', found}
