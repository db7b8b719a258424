-- What several scripts share; it stands before each of them. All keys have one hash tag, so that a script may reach
-- those that follow from what it reads.
local TAG = '{crcr}:'
local QUEUE = TAG .. 'targets'
local DUE = TAG .. 'due'
local OPEN = TAG .. 'open'
local DEAD = TAG .. 'dead:dispatch'
local GROUP = 'relay'

local function now_ms()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

local function delivery_key(id)
  return TAG .. 'delivery:' .. id
end

-- A target's name wherever it is not a field: the delivery's id has no blank in it.
local function target_name(id, repository)
  return id .. ' ' .. repository
end

local function enqueue(id, repository)
  redis.call('XADD', QUEUE, '*', 'delivery', id, 'downstream',
    redis.call('HGET', delivery_key(id), 'name:' .. repository))
end

local function off_queue(ticket)
  redis.call('XACK', QUEUE, GROUP, ticket)
  redis.call('XDEL', QUEUE, ticket)
end

-- The events of one PR on their way to one downstream; nil for an event of no PR.
local function lane_key(delivery, repository)
  local lane = redis.call('HGET', delivery, 'lane')
  return lane and (TAG .. 'lane:' .. lane .. ':' .. repository)
end

-- Lets the next one go that waits for its turn.
local function wake_next(delivery, repository)
  local lane = lane_key(delivery, repository)
  if not lane then
    return
  end
  for _, id in ipairs(redis.call('ZRANGE', lane, 0, -1)) do
    if redis.call('HDEL', delivery_key(id), 'parked:' .. repository) == 1 then
      enqueue(id, repository)
      return
    end
  end
end

-- The target has ended, in this state.
local function close_target(id, repository, state)
  local delivery = delivery_key(id)
  redis.call('HSET', delivery, 'state:' .. repository, state)
  redis.call('ZREM', OPEN, target_name(id, repository))
  redis.call('ZREM', DUE, target_name(id, repository))
  local lane = lane_key(delivery, repository)
  if lane then
    redis.call('ZREM', lane, id)
    wake_next(delivery, repository)
  end
end

-- Puts a target into its PR's lane, as the last one.
local function join_lane(delivery, id, repository, life)
  local lane = lane_key(delivery, repository)
  if lane then
    local turn = redis.call('INCR', TAG .. 'turns')
    redis.call('HSET', delivery, 'turn:' .. repository, turn)
    redis.call('ZADD', lane, turn, id)
    redis.call('PEXPIRE', lane, life)
  end
  return lane
end

-- The target waits for its first attempt.
local function open_target(id, repository)
  redis.call('HSET', delivery_key(id), 'state:' .. repository, 'waiting', 'attempts:' .. repository, 0)
  redis.call('ZADD', OPEN, now_ms(), target_name(id, repository))
  enqueue(id, repository)
end

-- A target that was given up waits again. It comes out of its order, so that it supersedes nothing.
local function reopen_target(id, repository, life)
  local delivery = delivery_key(id)
  redis.call('HDEL', delivery, 'began:' .. repository, 'reason:' .. repository, 'supersedes:' .. repository)
  redis.call('ZREM', DEAD, target_name(id, repository))
  join_lane(delivery, id, repository, life)
  open_target(id, repository)
end
