-- uses arguments, clock, targets, words
-- Drops a dispatch that was given up; the record of its delivery stays, and the payload as long as another target needs
-- it.
-- KEYS delivery, payload
-- ARGV id, downstream, drop_from, drop_to
-- returns done: 1, or 0 if it is not among the dead
local delivery = KEYS[1]
local id, repository = arg.id, arg.downstream

if not is_among(redis.call('HGET', delivery, 'state:' .. repository), arg.drop_from) then
  return {'done', 0}
end
redis.call('HSET', delivery, 'state:' .. repository, arg.drop_to, 'ended:' .. repository, now_ms())
redis.call('ZREM', DEAD, target_name(id, repository))
settle(id)
return {'done', 1}
