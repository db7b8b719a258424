-- uses deliveries, lanes, superseding, targets
-- Schedules a target again, in one state; or drops it, in another one, if a newer event of its PR has arrived.
-- returns 'scheduled' or 'superseded'
local function put_off(id, repository, time, put_off_to, supersede_to)
  local delivery = delivery_key(id)
  local newer = superseding(delivery, repository)
  if newer then
    supersede(id, repository, newer, supersede_to)
    return 'superseded'
  end
  redis.call('HSET', delivery, 'state:' .. repository, put_off_to)
  redis.call('ZADD', DUE, time, target_name(id, repository))
  local lane = lane_key(delivery, repository)
  if lane then
    wake_next(lane, repository)
  end
  return 'scheduled'
end
