-- uses deliveries, scores, words
-- Counts a dispatch that GitHub accepted; a job that reports from it may have been faster. No report is expected from
-- an event with one of these actions, nor from a downstream at one of these levels. Whether one is expected is decided
-- now, for good.
local function score_dispatch(id, repository, now, needless, silent_levels)
  local delivery = delivery_key(id)
  local its = redis.call('HMGET', delivery, 'action', 'started:' .. repository)
  local level = string.match(redis.call('HGET', '{crcr}:levels', repository) or '', '^%S+')
  if is_among(its[1], needless) or is_among(level, silent_levels) then
    score(repository, now, {'dispatched', 1})
    return
  end
  redis.call('HSET', delivery, 'awaited:' .. repository, 1)
  score(repository, now, {'dispatched', 1, 'awaited', 1, 'started', its[2] and 1 or 0})
end

-- Counts the first report of a dispatch. If GitHub's answer is not on record yet, it is counted with that.
local function score_start(id, repository)
  local its = redis.call('HMGET', delivery_key(id), 'dispatched:' .. repository, 'awaited:' .. repository)
  if its[1] and its[2] then
    score(repository, its[1], {'started', 1})
  end
end
