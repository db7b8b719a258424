-- uses deliveries, scores
-- Returns the number of a time's bucket, counted from 0. bounds are ascending, with blanks between them.
local function bucket_of(ms, bounds)
  local number = 0
  for bound in string.gmatch(bounds, '%S+') do
    if tonumber(ms) <= tonumber(bound) then
      break
    end
    number = number + 1
  end
  return number
end

-- Records that a job of a dispatch has ended at that time; the last one ends the dispatch. It counts at the time when
-- the dispatch was accepted, as far as that was known when its first job ended.
local function score_end(at, given)
  local delivery = delivery_key(given.id)
  local its = redis.call('HMGET', delivery, 'accepted', 'end_to_end:' .. given.downstream)
  if not its[1] then
    return
  end
  local from, last = string.match(its[2] or '', '^(%d+) (%d+)$')
  from = from or given.dispatched_ms
  if last and tonumber(last) >= tonumber(at) then
    return
  end
  redis.call('HSET', delivery, 'end_to_end:' .. given.downstream, from .. ' ' .. at)
  local now_in = 'e' .. bucket_of(at - from, given.bounds_ms)
  local was_in = last and 'e' .. bucket_of(last - from, given.bounds_ms)
  if now_in ~= was_in then
    score(given.downstream, from, was_in and {now_in, 1, was_in, -1} or {now_in, 1})
  end
end

-- Returns the counts of a job that ended with that result.
local function counts_of_end(given)
  local counts = {given.counted_as, 1}
  if given.execution_bucket ~= '' then
    counts[3], counts[4] = 'r' .. given.execution_bucket, 1
  end
  return counts
end

-- Counts a job's move at that time. counted_as is 'success', 'failed' or 'uncounted', or '' if it has not ended;
-- queue_ms, the number of its bucket, and that of the execution time are '' if it has none; first_attempt is '1' if it
-- belongs to one.
local function score_move(at, given)
  local counts = given.counted_as == '' and {} or counts_of_end(given)
  if given.counted_as == '' and given.queue_ms ~= '' then
    counts = {'queue_ms', given.queue_ms, 'q' .. given.queue_bucket, 1}
  end
  score(given.downstream, at, counts)
  if given.counted_as ~= '' and given.first_attempt == '1' then
    score_end(at, given)
  end
end

-- Counts that the relay has closed a job, and records the counts, in case its own result comes later.
local function score_closing(job, at, given)
  local counts = counts_of_end(given)
  counts[#counts + 1], counts[#counts + 2] = 'closed', 1
  score(given.downstream, at, counts)
  redis.call('HSET', job, 'scored', at .. ' ' .. table.concat(counts, ' '))
  if given.first_attempt == '1' then
    score_end(at, given)
  end
end

-- Takes back the counts of a closing, if there are any.
local function unscore_closing(job, repository, scored)
  if scored then
    local at, rest = string.match(scored, '^(%d+) (.+)$')
    local counts = {}
    for field, times in string.gmatch(rest, '(%S+) (%d+)') do
      counts[#counts + 1], counts[#counts + 2] = field, -times
    end
    score(repository, at, counts)
    redis.call('HDEL', job, 'scored')
  end
end
