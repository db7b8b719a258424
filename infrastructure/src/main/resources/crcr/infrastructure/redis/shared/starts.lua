-- uses deliveries
local UNSTARTED = '{crcr}:unstarted'

-- Records that GitHub accepted a dispatch of that name; a job that reports from it may have been faster.
local function await_start(id, repository, name, now, life)
  if redis.call('HEXISTS', delivery_key(id), 'started:' .. repository) == 0 then
    redis.call('ZADD', UNSTARTED, now, name)
    redis.call('ZREMRANGEBYSCORE', UNSTARTED, '-inf', '(' .. (now - life))
  end
end

-- Records a report from a dispatch. Returns whether it is the first one: only that ends the wait for a start.
local function note_start(id, repository, now)
  local delivery = delivery_key(id)
  local is_on_record = redis.call('EXISTS', delivery) == 1
  if is_on_record and redis.call('HSETNX', delivery, 'started:' .. repository, now) == 0 then
    return false
  end
  redis.call('ZREM', UNSTARTED, id .. ' ' .. repository)
  return is_on_record
end
