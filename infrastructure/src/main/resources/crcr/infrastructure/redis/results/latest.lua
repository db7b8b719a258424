-- uses arguments
-- Returns the latest jobs of a downstream, the latest first.
-- ARGV downstream, most
-- returns jobs: for each id: its delivery's, result
local jobs = {}
for _, entry in ipairs(redis.call('LRANGE', '{crcr}:latest:' .. arg.downstream, 0, tonumber(arg.most) - 1)) do
  local id, field = string.match(entry, '^(%S+) (%S+)$')
  local result = id and redis.call('HGET', '{crcr}:results:' .. id .. ':' .. arg.downstream, field)
  if result then
    jobs[#jobs + 1] = {'id', id, 'result', result}
  end
end
return {'jobs', jobs}
