-- Records that GitHub accepted a dispatch, and takes its target off the queue.
-- KEYS delivery, and the payload, which goes with the last one
-- ARGV delivery id, downstream in lower case, owner in lower case, ticket, life in ms
-- returns {the ms since the delivery was accepted}
local delivery = KEYS[1]
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
local state = redis.call('HGET', delivery, 'state:' .. repository)
if state ~= 'done' then
  redis.call('HSET', delivery, 'dispatched:' .. repository, now)
  note(delivery, repository, 'TAKEN', '')
  redis.call('ZREM', DEAD, target_name(id, repository))
  close_target(id, repository, 'done')
  live_for(delivery, life)
  if state ~= 'superseded' then
    settle(id)
  end
end
return {math.max(0, now - accepted)}
