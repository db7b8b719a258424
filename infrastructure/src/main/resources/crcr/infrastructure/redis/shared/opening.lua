-- uses clock, deliveries, lanes, lives, stream, superseding, targets, words
-- CI on a stale commit is useless: a target that waits for a retry is dropped. A first attempt is not.
local function supersede_retries(lane, id, repository, given)
  for _, older in ipairs(redis.call('ZRANGE', lane, 0, -1)) do
    local state = redis.call('HGET', delivery_key(older), 'state:' .. repository)
    if older ~= id and is_among(state, given.supersede_from) then
      supersede(older, repository, id, given.supersede_to)
    end
  end
end

-- Puts targets into their lanes, each as the last one.
local function join_lanes(id, repositories, lanes, first_turn, given)
  -- Mostly nothing else of the PR is on its way: then nothing is superseded, and no lane lives longer already.
  local are_new = redis.call('EXISTS', unpack(lanes)) == 0
  for i, lane in ipairs(lanes) do
    redis.call('ZADD', lane, first_turn + i, id)
    if are_new then
      redis.call('PEXPIRE', lane, given.life)
    else
      live_for(lane, given.life)
      if given.supersedes then
        supersede_retries(lane, id, repositories[i], given)
      end
    end
  end
end

-- Opens targets of a new delivery, 200 at most, so that Redis is busy for a few milliseconds only; a call in Lua takes
-- 8,000 values at most. Each target joins its lane, if the delivery has one, and waits for its first attempt.
-- downstreams have blanks between them, and none occurs twice. given has lane: '' or that of the delivery's record,
-- supersedes: true if older retries are superseded, life, waiting: the state in which they wait, supersede_from,
-- supersede_to.
local function open_targets(id, downstreams, given)
  local names, repositories, lanes, open = {}, {}, {}, {}
  local fields, filled = {}, 0
  local now, count = now_ms(), 0
  for name in string.gmatch(downstreams, '%S+') do
    local repository = string.lower(name)
    count = count + 1
    names[count], repositories[count] = name, repository
    lanes[count] = lane_to(given.lane, repository)
    open[2 * count - 1], open[2 * count] = now, target_name(id, repository)
  end
  local first_turn = given.lane ~= '' and redis.call('INCRBY', '{crcr}:turns', count) - count
  for i, repository in ipairs(repositories) do
    fields[filled + 1], fields[filled + 2] = 'name:' .. repository, names[i]
    fields[filled + 3], fields[filled + 4] = 'state:' .. repository, given.waiting
    filled = filled + 4
    if first_turn then
      fields[filled + 1], fields[filled + 2] = 'turn:' .. repository, first_turn + i
      filled = filled + 2
      if given.supersedes then
        fields[filled + 1], fields[filled + 2] = 'supersedes:' .. repository, 1
        filled = filled + 2
      end
    end
  end
  redis.call('HSET', delivery_key(id), unpack(fields))
  redis.call('ZADD', OPEN, unpack(open))
  if first_turn then
    join_lanes(id, repositories, lanes, first_turn, given)
  end
  for _, name in ipairs(names) do
    redis.call('XADD', QUEUE, '*', 'delivery', id, 'downstream', name)
  end
end
