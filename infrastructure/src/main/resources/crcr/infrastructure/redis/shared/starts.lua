-- uses deliveries
local UNSTARTED = '{crcr}:unstarted'

-- GitHub has taken a dispatch, which is called so; a job that reports of it may have been faster.
local function await_start(id, repository, name, now, life)
  if redis.call('HEXISTS', delivery_key(id), 'started:' .. repository) == 0 then
    redis.call('ZADD', UNSTARTED, now, name)
    redis.call('ZREMRANGEBYSCORE', UNSTARTED, '-inf', '(' .. (now - life))
  end
end

-- A job of a dispatch has reported. Returns whether it is the first one.
local function note_start(id, repository, name, now)
  local first = redis.call('EXISTS', delivery_key(id)) == 1
    and redis.call('HSETNX', delivery_key(id), 'started:' .. repository, now) == 1
  redis.call('ZREM', UNSTARTED, name)
  return first
end
