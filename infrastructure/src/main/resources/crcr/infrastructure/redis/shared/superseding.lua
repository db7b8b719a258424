-- uses deliveries, lanes, targets
-- Ends a target, in this state, that a newer event of its PR has made stale.
local function supersede(id, repository, newer, state)
  redis.call('HSET', delivery_key(id), 'superseded_by:' .. repository, newer)
  close_target(id, repository, state)
  settle(id)
end

-- Returns the newer event of its PR that makes a retry useless; nil if there is none.
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
