-- uses arguments, clock, deliveries, starts, targets
-- Removes dispatches from those without a report, and marks the missed ones.
-- ARGV dispatches
-- dispatches is the number of dispatches. Of the first one, 1:id and 1:downstream name it, and 1:missed is '1' if it is
-- marked; and so on.
-- returns taken: for each 1, or 0 if another process removed it
local now = now_ms()
local taken = {}
for number = 1, tonumber(arg.dispatches) do
  local own = number .. ':'
  local id, repository = arg[own .. 'id'], arg[own .. 'downstream']
  taken[number] = redis.call('ZREM', UNSTARTED, target_name(id, repository))
  if taken[number] == 1 and arg[own .. 'missed'] == '1' then
    redis.call('HSET', delivery_key(id), 'unstarted:' .. repository, now)
  end
end
return {'taken', taken}
