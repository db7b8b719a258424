-- Records that a target ended for good without success: it is kept among the dead letters, with all that is needed to
-- try it again.
-- KEYS delivery, payload
-- ARGV delivery id, downstream in lower case, ticket, reason, ms that dead letters live
local delivery, payload = KEYS[1], KEYS[2]
local id, repository, ticket, reason, life = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]

off_queue(ticket)
local state = redis.call('HGET', delivery, 'state:' .. repository)
if state and state ~= 'done' and state ~= 'superseded' then
  redis.call('HSET', delivery, 'reason:' .. repository, reason)
  close_target(id, repository, 'dead')
  redis.call('ZADD', DEAD, now_ms(), target_name(id, repository))
  redis.call('PEXPIRE', delivery, life)
  redis.call('PEXPIRE', payload, life)
end
return {}
