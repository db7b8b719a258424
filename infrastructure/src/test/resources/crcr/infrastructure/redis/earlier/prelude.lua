-- What several scripts share; it stands before each of them. All keys have one hash tag, so that a script may reach
-- those that follow from what it reads.
local TAG = '{crcr}:'
local QUEUE = TAG .. 'targets'
local DUE = TAG .. 'due'
local OPEN = TAG .. 'open'
local DEAD = TAG .. 'dead:dispatch'
local RECENT = TAG .. 'recent'
local IGNORED = TAG .. 'ignored'
local GROUP = 'relay'

local function now_ms()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

-- The mark that tells this store from one that has lost what it kept; set now if there is none.
local function mark(proposed)
  redis.call('SET', TAG .. 'mark', proposed, 'NX')
  return redis.call('GET', TAG .. 'mark')
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

-- Ends a claim; true if it was still held.
local function off_queue(ticket)
  local held = redis.call('XACK', QUEUE, GROUP, ticket) == 1
  redis.call('XDEL', QUEUE, ticket)
  return held
end

-- The key of the deliveries of a PR, by its lane.
local function pull_request_key(lane)
  return TAG .. 'pr:' .. lane
end

-- Puts an entry before all others of a list that keeps so many.
local function keep_first(list, entry, most, life)
  redis.call('LPUSH', list, entry)
  redis.call('LTRIM', list, 0, most - 1)
  redis.call('PEXPIRE', list, life)
end

-- The beginning of a text, without half a character at its end.
local function shortened(text)
  if #text <= 200 then
    return text
  end
  return (string.gsub(string.sub(text, 1, 200), '[\192-\255]?[\128-\191]*$', ''))
end

-- Notes for those who ask what happened to a target: the last 20 things.
local function note(delivery, repository, what, text)
  local field = 'history:' .. repository
  local kept = redis.call('HGET', delivery, field)
  local history = kept and cjson.decode(kept) or {}
  table.insert(history, {tostring(now_ms()), what, shortened(text)})
  if #history > 20 then
    table.remove(history, 1)
  end
  redis.call('HSET', delivery, field, cjson.encode(history))
end

-- Lets a record live so long from now on, and never shorter than it would have anyway.
local function live_for(key, ms)
  if redis.call('PTTL', key) < tonumber(ms) then
    redis.call('PEXPIRE', key, ms)
  end
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

-- Who needs the payload no longer; it goes with the last one.
local function settle(id)
  if redis.call('HINCRBY', delivery_key(id), 'unsettled', -1) == 0 then
    redis.call('DEL', TAG .. 'payload:' .. id)
  end
end

-- The target has ended, in this state.
local function close_target(id, repository, state)
  local delivery = delivery_key(id)
  redis.call('HSET', delivery, 'state:' .. repository, state, 'ended:' .. repository, now_ms())
  redis.call('ZREM', OPEN, target_name(id, repository))
  redis.call('ZREM', DUE, target_name(id, repository))
  local lane = lane_key(delivery, repository)
  if lane then
    redis.call('ZREM', lane, id)
    wake_next(delivery, repository)
  end
end

-- A newer event of its PR has made a target stale, and it has ended.
local function supersede(id, repository, newer)
  redis.call('HSET', delivery_key(id), 'superseded_by:' .. repository, newer)
  close_target(id, repository, 'superseded')
  settle(id)
end

-- The newer event of its PR that makes it not worth a retry; nil if there is none.
local function superseding(delivery, repository)
  local lane = lane_key(delivery, repository)
  if lane then
    local turn = redis.call('HGET', delivery, 'turn:' .. repository)
    for _, newer in ipairs(redis.call('ZRANGEBYSCORE', lane, '(' .. turn, '+inf')) do
      if redis.call('HGET', delivery_key(newer), 'supersedes:' .. repository) then
        return newer
      end
    end
  end
end

-- Lets a target come again later; or drops it, if a newer event of its PR has come.
-- returns 'scheduled' or 'superseded'
local function put_off(id, repository, time)
  local delivery = delivery_key(id)
  local newer = superseding(delivery, repository)
  if newer then
    supersede(id, repository, newer)
    return 'superseded'
  end
  redis.call('HSET', delivery, 'state:' .. repository, 'retry')
  redis.call('ZADD', DUE, time, target_name(id, repository))
  wake_next(delivery, repository)
  return 'scheduled'
end

-- Puts a target into its PR's lane, as the last one.
local function join_lane(delivery, id, repository, life)
  local lane = lane_key(delivery, repository)
  if lane then
    local turn = redis.call('INCR', TAG .. 'turns')
    redis.call('HSET', delivery, 'turn:' .. repository, turn)
    redis.call('ZADD', lane, turn, id)
    live_for(lane, life)
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
  redis.call('HDEL', delivery, 'began:' .. repository, 'ended:' .. repository, 'reason:' .. repository,
    'supersedes:' .. repository)
  note(delivery, repository, 'REQUEUED', '')
  redis.call('ZREM', DEAD, target_name(id, repository))
  join_lane(delivery, id, repository, life)
  open_target(id, repository)
end

-- Forgets who holds a job, and what for.
local function end_reservation(job)
  redis.call('HDEL', job, 'held_for', 'held_by', 'held_at', 'held_until', 'held_request', 'held_body')
end

-- Keeps the answer to the request that a job's reservation is for, if its caller named it; without an answer, the name
-- is as if it had never been used.
local function keep_answer(job, answer, life)
  local held = redis.call('HMGET', job, 'held_request', 'held_body')
  if not held[1] then
    return
  elseif answer == '' then
    redis.call('DEL', held[1])
  else
    -- The name may have lapsed meanwhile.
    redis.call('HSET', held[1], 'body', held[2], 'answer', answer)
    redis.call('PEXPIRE', held[1], life)
  end
end
