-- uses clock
-- Puts an effect behind all others of its lane; it is due at once if there is none.
local function join_queue(queue, id)
  local now = now_ms()
  redis.call('ZADD', queue.waiting, now, id)
  if redis.call('RPUSH', queue.lane, id) == 1 then
    redis.call('ZADD', queue.due, now, id)
  end
end

-- Removes an effect from its lane. If it was the first, the next one is due at once.
local function leave_queue(queue, id)
  local was_first = redis.call('LINDEX', queue.lane, 0) == id
  redis.call('ZREM', queue.due, id)
  redis.call('ZREM', queue.waiting, id)
  redis.call('LREM', queue.lane, 1, id)
  local next = redis.call('LINDEX', queue.lane, 0)
  if was_first and next then
    redis.call('ZADD', queue.due, now_ms(), next)
  end
end
