-- uses clock, deliveries, lanes, stream
local DUE = '{crcr}:due'
local OPEN = '{crcr}:open'
local DEAD = '{crcr}:dead:dispatch'

-- A target's name wherever it is not a field: the delivery's id has no blank in it.
local function target_name(id, repository)
  return id .. ' ' .. repository
end

-- Makes a target wait for its first attempt, in this state.
local function open_target(id, repository, state)
  redis.call('HSET', delivery_key(id), 'state:' .. repository, state, 'attempts:' .. repository, 0)
  redis.call('ZADD', OPEN, now_ms(), target_name(id, repository))
  enqueue(id, repository)
end

-- Ends a target, in this state.
local function close_target(id, repository, state)
  local delivery = delivery_key(id)
  redis.call('HSET', delivery, 'state:' .. repository, state, 'ended:' .. repository, now_ms())
  redis.call('ZREM', OPEN, target_name(id, repository))
  redis.call('ZREM', DUE, target_name(id, repository))
  local lane = lane_key(delivery, repository)
  if lane then
    redis.call('ZREM', lane, id)
    wake_next(lane, repository)
  end
end

-- Records that a target does not need the payload any more; the last one removes it.
local function settle(id)
  if redis.call('HINCRBY', delivery_key(id), 'unsettled', -1) == 0 then
    redis.call('DEL', '{crcr}:payload:' .. id)
  end
end
