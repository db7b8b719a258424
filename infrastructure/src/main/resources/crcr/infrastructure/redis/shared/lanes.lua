-- uses deliveries, lives, stream
-- Returns the lane of one PR's events on their way to one downstream; lane is that of their deliveries' records.
local function lane_to(lane, repository)
  return '{crcr}:lane:' .. lane .. ':' .. repository
end

-- Returns the lane of a target; nil for an event without a PR.
local function lane_key(delivery, repository)
  local lane = redis.call('HGET', delivery, 'lane')
  return lane and lane_to(lane, repository)
end

-- Puts a target into its PR's lane, as the last one.
local function join_lane(delivery, id, repository, life)
  local lane = lane_key(delivery, repository)
  if lane then
    local turn = redis.call('INCR', '{crcr}:turns')
    redis.call('HSET', delivery, 'turn:' .. repository, turn)
    redis.call('ZADD', lane, turn, id)
    live_for(lane, life)
  end
  return lane
end

-- Releases the next target of a lane that waits for its turn.
local function wake_next(lane, repository)
  for _, id in ipairs(redis.call('ZRANGE', lane, 0, -1)) do
    if redis.call('HDEL', delivery_key(id), 'parked:' .. repository) == 1 then
      enqueue(id, repository)
      return
    end
  end
end
