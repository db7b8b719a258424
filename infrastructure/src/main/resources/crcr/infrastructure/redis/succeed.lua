-- Records that GitHub accepted a dispatch, and takes its target off the queue. The payload goes with the last one.
-- KEYS delivery, payload
-- ARGV delivery id, downstream in lower case, owner in lower case, ticket, life in ms
-- returns {the ms since the delivery was accepted}
local delivery, payload = KEYS[1], KEYS[2]
local id, repository, owner, ticket, life = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local now = now_ms()

off_queue(ticket)
redis.call('DEL', TAG .. 'breaker:' .. repository)
-- One that was in flight when GitHub asked to be left alone says nothing about that.
local quiet = redis.call('HGET', TAG .. 'quiet:' .. owner, 'until')
if quiet and tonumber(quiet) <= now then
  redis.call('DEL', TAG .. 'quiet:' .. owner)
end
local accepted = redis.call('HGET', delivery, 'accepted')
if not accepted then
  return {0}
end
if redis.call('HGET', delivery, 'state:' .. repository) ~= 'done' then
  redis.call('HSET', delivery, 'dispatched:' .. repository, now)
  redis.call('ZREM', DEAD, target_name(id, repository))
  close_target(id, repository, 'done')
  live_for(delivery, life)
  if redis.call('HINCRBY', delivery, 'unsettled', -1) == 0 then
    redis.call('DEL', payload)
  end
end
return {math.max(0, now - accepted)}
