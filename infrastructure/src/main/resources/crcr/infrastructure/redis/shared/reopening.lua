-- uses deliveries, lanes, steps, targets, words
-- Makes a target that was given up wait again, in this state. It is out of order, so that it supersedes nothing.
local function reopen_target(id, repository, state, need_payload, life)
  local delivery = delivery_key(id)
  if not is_among(redis.call('HGET', delivery, 'state:' .. repository), need_payload) then
    redis.call('HINCRBY', delivery, 'unsettled', 1)
  end
  redis.call('HDEL', delivery, 'began:' .. repository, 'ended:' .. repository, 'reason:' .. repository,
    'supersedes:' .. repository)
  note(delivery, repository, 'REQUEUED', '')
  redis.call('ZREM', DEAD, target_name(id, repository))
  join_lane(delivery, id, repository, life)
  open_target(id, repository, state)
end
