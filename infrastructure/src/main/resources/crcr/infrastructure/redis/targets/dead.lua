-- uses arguments, deliveries, targets
-- Returns the dispatches that were given up.
-- ARGV from_ms, to_ms, most
-- returns dead: for each delivery, downstream, died, attempts, reason
local found = {}
local names = redis.call('ZRANGEBYSCORE', DEAD, arg.from_ms, arg.to_ms, 'WITHSCORES', 'LIMIT', 0, arg.most)
for i = 1, #names, 2 do
  local id, repository = string.match(names[i], '^(%S+) (.+)$')
  local target = redis.call('HMGET', delivery_key(id), 'name:' .. repository, 'attempts:' .. repository,
    'reason:' .. repository)
  if target[1] then
    table.insert(found, {'delivery', id, 'downstream', target[1], 'died', names[i + 1], 'attempts', target[2] or '0',
      'reason', target[3] or ''})
  end
end
return {'dead', found}
