-- Returns the owner of a check run's id: the job or self-report that used it first. The id is free once that has
-- neither a reservation nor moved.
local function is_of_another(check_run, own, now)
  local owner = redis.call('GET', check_run)
  if not owner or owner == own then
    return false
  end
  local its = redis.call('HMGET', owner, 'state', 'taken', 'held_until')
  return its[1] or its[2] or (its[3] and tonumber(its[3]) > now)
end

-- Frees the id of a reservation that left no trace.
local function free_check_run(check_run, own)
  if check_run and redis.call('GET', check_run) == own then
    redis.call('DEL', check_run)
  end
end
