-- The dispatches that were given up.
-- ARGV ms from, ms to, how many at the most
-- returns for each {delivery id, downstream, ms of its death, attempts, reason}
local found = {}
local names = redis.call('ZRANGEBYSCORE', DEAD, ARGV[1], ARGV[2], 'WITHSCORES', 'LIMIT', 0, ARGV[3])
for i = 1, #names, 2 do
  local id, repository = string.match(names[i], '^(%S+) (.+)$')
  local target = redis.call('HMGET', delivery_key(id), 'name:' .. repository, 'attempts:' .. repository,
    'reason:' .. repository)
  if target[1] then
    table.insert(found, {id, target[1], names[i + 1], target[2] or '0', target[3] or ''})
  end
end
return found
